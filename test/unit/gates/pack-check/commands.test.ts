import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { TODAY } from './a-pack.ts';

const place = mkdtempSync(join(tmpdir(), 'packs-'));
const folder = join(place, 'public/packs/st-anna');
afterAll(() => {
  rmSync(place, { recursive: true });
});

function run(file: string, ...options: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`test/gates/${file}`, ...options],
    { encoding: 'utf8' },
  );
  const last: unknown = stdout.trimEnd().split('\n').at(-1);
  return { status, stdout, stderr, last: String(last) };
}
const start = (...options: readonly string[]) =>
  run('pack-check/new.ts', ...options, '--in', place, `--today=${TODAY}`);
const check = (...options: readonly string[]) =>
  run('pack-check/run.ts', `--today=${TODAY}`, ...options);

describe('pack:new', () => {
  let begun: ReturnType<typeof run>;
  beforeAll(() => {
    begun = start('st-anna', 'St. Anna Hospital');
  });

  it('starts a pack that passes the check at once', () => {
    expect(begun.status).toBe(0);
    const { status, last, stdout } = check(folder);
    expect(JSON.parse(last), stdout).toEqual({
      cards: 1,
      conditionalCards: 0,
      topicsCovered: 1,
      sources: 1,
      errors: 0,
    });
    expect(status).toBe(0);
  });

  it('starts a record of what each card rests on', () => {
    const record = readFileSync(join(place, 'docs/packs/st-anna.md'), 'utf8');
    expect(record).toContain('# St. Anna Hospital');
    expect(record).toContain('| st-anna-example |');
  });

  it('writes over nothing', () => {
    const before = readFileSync(join(folder, 'cards.json'), 'utf8');
    const { status, stderr } = start('st-anna');
    expect(status).toBe(1);
    expect(stderr).toContain('nothing was written over');
    expect(readFileSync(join(folder, 'cards.json'), 'utf8')).toBe(before);
  });

  it.each(['St Anna', '../elsewhere', ''])('refuses the id "%s"', (id) => {
    const { status, stderr } = start(id);
    expect(status).toBe(1);
    expect(stderr).toContain('small letters');
  });

  it('can be edited, sealed and checked again', () => {
    const other = join(place, 'edited/st-anna');
    cpSync(folder, other, { recursive: true });
    const cards = readFileSync(join(other, 'cards.json'), 'utf8');
    writeFileSync(
      join(other, 'cards.json'),
      cards.replace('Recommended once a year', 'Once a year'),
    );
    expect(check(other).stdout).toContain('not-sealed');
    expect(run('seal-pack.ts', other).status).toBe(0);
    expect(check(other).status).toBe(0);
  });
});

describe('pack:check', () => {
  it('names file, card, code and what to do, and fails', () => {
    const { status, stdout, last } = check('public/packs/core', '--today=2029-01-01');
    expect(status).toBe(1);
    expect(stdout).toMatch(/error +cards\.json positive-stool-test: Expired on .* \[expired\]/);
    const figures: unknown = JSON.parse(last);
    expect(isObject(figures) && Number(figures['errors'])).toBeGreaterThanOrEqual(105);
  });

  it('prints a line for each topic where it is asked to', () => {
    expect(check(folder, '--coverage').stdout).toMatch(/skin cancer.* 1 +1 +0/);
  });

  it('takes a list of identifiers that an institution verified itself', () => {
    const sources = join(folder, 'sources.json');
    const list = join(place, 'own.tsv');
    const moved = join(place, 'moved/st-anna');
    cpSync(folder, moved, { recursive: true });
    const text = readFileSync(sources, 'utf8').replace(
      /"url": "[^"]*"/,
      '"url": "https://example.org/page"',
    );
    writeFileSync(join(moved, 'sources.json'), text);
    run('seal-pack.ts', moved);
    expect(check(moved).stdout).toContain('[not-verified]');
    const row = [
      'own',
      '2023',
      'https://example.org/page',
      '',
      '',
      '',
      '2026-11-22 Ada Example, MD',
    ];
    writeFileSync(list, `# ours\n${row.join('\t')}\n`);
    expect(check(moved, `--verified=${list}`).status).toBe(0);
    writeFileSync(list, `${row.with(6, 'seen').join('\t')}\n`);
    expect(check(moved, `--verified=${list}`).stderr).toContain('seven columns');
  });

  it.each([
    [['--today=tomorrow'], 'needs a day'],
    [['public/packs/nowhere'], 'is not there'],
  ])('says what it cannot do with %s', (options, words) => {
    const { status, stderr } = run('pack-check/run.ts', ...options);
    expect(status).toBe(1);
    expect(stderr).toContain(words);
  });
});

describe('pack:find', () => {
  it('names topics by a word of theirs or of a title on them, with their cards and sources', () => {
    const { stdout } = run('pack-check/find.ts', 'shingles');
    expect(stdout).toMatch(/^herpes-zoster: /m);
    expect(stdout).toContain('card    shingles-precautions-in-clinic');
    expect(stdout).toContain('source  2024-clinical-overview-of-shingles');
  });

  it('gives a source as it is pasted into a pack', () => {
    const { stdout } = run('pack-check/find.ts', '2024-clinical-overview-of-shingles');
    expect(JSON.parse(stdout)).toMatchObject({ year: 2024, topics: ['herpes-zoster'] });
  });

  it('says so where nothing has the word', () => {
    expect(run('pack-check/find.ts', 'xylophone').stdout).toContain('has this word');
  });
});

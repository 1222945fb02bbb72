import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import { STRATEGY_NEEDS } from '#boundary/schedule-strategy.ts';
import { TENANT_VENDORS } from '#boundary/tenant.ts';
import { blanksIn, PRESETS } from '../../../launch/tenants/presets.ts';
import { readRegistry } from '../../../launch/tenants/read-registry.ts';
import { entryOf, writeEntry } from '../../../launch/tenants/write-entry.ts';

const REGISTRY = mkdtempSync(join(tmpdir(), 'registry-'));
const SCHEMA: unknown = JSON.parse(readFileSync('launch/tenants/tenant.schema.json', 'utf8'));
const validate = new Ajv({ strict: false }).compile(isObject(SCHEMA) ? SCHEMA : false);

afterAll(() => {
  rmSync(REGISTRY, { recursive: true });
});

describe.each(TENANT_VENDORS)('a new entry for %s', (vendor) => {
  it('parses at once, by the parser and by the schema', () => {
    const entry = entryOf(vendor, 'general');
    expect(entry).toMatchObject({ id: 'general', vendor });
    expect(validate(entry)).toBe(true);
  });

  it('is written, and says each thing that is left blank and where it comes from', () => {
    const { ok, lines } = writeEntry(REGISTRY, vendor, `new-${vendor}`);
    expect(ok).toBe(true);
    const written = readRegistry(REGISTRY).find(({ id }) => id === `new-${vendor}`);
    if (written === undefined) throw new Error('nothing was written');
    for (const member of blanksIn(written)) {
      expect(lines.some((line) => line.startsWith(`  ${member}: `))).toBe(true);
    }
    expect(blanksIn(written)).toEqual(expect.arrayContaining(['clientId', 'name', 'timeZone']));
  });

  it('reads charts of scheduled patients only, shows reviewed cards only, and is framed by nobody', () => {
    expect(entryOf(vendor, 'general')).toMatchObject({
      panel: null,
      past: null,
      reviewedCardsOnly: true,
      frameAncestors: [],
    });
  });

  it('asks for the scopes that its ways to the schedule need', () => {
    const { scopes = [], schedule = [] } = PRESETS[vendor].known;
    const needed = new Set(schedule.flatMap((strategy) => STRATEGY_NEEDS[strategy]));
    const asked = scopes.flatMap((scope) => /^user\/(\w+)\./.exec(scope)?.[1] ?? []);
    expect([...needed].filter((type) => !asked.includes(type))).toEqual([]);
  });
});

describe('a new entry', () => {
  it('leaves an entry that is there as it is', () => {
    writeEntry(REGISTRY, 'epic', 'standing');
    const before = readFileSync(join(REGISTRY, 'standing.json'), 'utf8');
    expect(writeEntry(REGISTRY, 'oracle', 'standing').ok).toBe(false);
    expect(readFileSync(join(REGISTRY, 'standing.json'), 'utf8')).toBe(before);
  });

  it.each([
    ['a vendor nobody knows', 'paper', 'clinic'],
    ['no vendor', undefined, 'clinic'],
    ['no id', 'epic', undefined],
    ['an id that is a path', 'epic', '../clinic'],
  ])('is not written for %s', (_, vendor, id) => {
    const { ok, lines } = writeEntry(REGISTRY, vendor, id);
    expect(ok).toBe(false);
    expect(lines.join('\n')).toContain('npm run tenant:new');
  });

  it('asks MEDITECH for appointments in the older grammar, the only one it grants', () => {
    expect(entryOf('meditech', 'general')?.scopes).toContain('user/Appointment.read');
  });
});

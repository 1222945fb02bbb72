import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isKeptRecord } from '#boundary/kept-policy.ts';
import { loadPolicies } from '../prove/door-fields.ts';
import { PROBES } from '../prove/door-probes.ts';

const POLICIES = [...(await loadPolicies()).keys()];
const SOURCES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: textOf(`src/${file}`) }));
const [MESSAGES, ROWS] = [
  textOf('src/boundary/messages.ts'),
  textOf('src/boundary/store-policy.ts'),
];

/** Made anew for the rules that a page sent; their two names are among the exported ones. */
const MADE_FOR_RULES = ['boundary/combination.ts', 'boundary/field-policy.ts'];

describe('a record that may cross a door', () => {
  it('has its policy in a file of the boundary, under a name that others can see', () => {
    const elsewhere = SOURCES.flatMap(({ file, text }) => {
      const all = timesIn(text, /\brecordPolicy\(/g);
      const named = timesIn(text, /^export const [A-Z_]+ = recordPolicy\(/gm);
      return Array.from({ length: all - (file.startsWith('boundary/') ? named : 0) }, () => file);
    });
    expect(elsewhere.toSorted()).toEqual(MADE_FOR_RULES);
    expect(POLICIES.length).toBeGreaterThan(MADE_FOR_RULES.length);
  });

  it.each(POLICIES)('has a probe of what its door must refuse: %s', (name) => {
    expect(PROBES.filter((probe) => probe.name === name)).toHaveLength(1);
  });

  it.each(POLICIES)('is told to whoever reads what may cross: %s', (name) => {
    expect(textOf('docs/field-policy.md').split('\n')).toContain(`## ${name}`);
  });
});

describe('what the worker may say and what may be kept', () => {
  it.each(wordsIn(MESSAGES, 'admitMessage'))('has a probe: a message that says %s', (type) => {
    expect(PROBES.filter(({ sound }) => sound['type'] === type)).toHaveLength(1);
  });

  it.each(wordsIn(ROWS, 'keyOf'))('has a probe: a kept record of the kind %s', (kind) => {
    const kept = PROBES.filter(({ sound }) => sound['kind'] === kind && isKeptRecord(sound));
    expect(kept).toHaveLength(1);
  });
});

/** The words that a function of this source tells apart. */
function wordsIn(source: string, name: string): readonly string[] {
  const [body = ''] = new RegExp(`^export function ${name}\\([^]*?^}`, 'm').exec(source) ?? [];
  const words = [...body.matchAll(/case '([^']+)'/g)].map(([, word = '']) => word);
  if (words.length === 0) throw new Error(`${name} tells nothing apart`);
  return words;
}

function timesIn(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}

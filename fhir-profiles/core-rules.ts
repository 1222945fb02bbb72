import { readFileSync } from 'node:fs';
import type { TriggerRule } from '#boundary/combination.ts';
import type { Rule } from '#deidentified/catalog/pack.ts';
import { parseRules, triggersOf } from '#deidentified/catalog/parse-rule.ts';
import { parseSources } from '#deidentified/catalog/parse-source.ts';

const PACK = new URL('../public/packs/core/', import.meta.url);

/** The rules of the core pack. Throws where the pack would be refused. */
export function readCoreRules(): readonly Rule[] {
  const sources = parseSources(readJson('sources.json'));
  const rules =
    sources && parseRules(readJson('rules.json'), new Map(sources.map((s) => [s.id, s])));
  if (rules === undefined) throw new Error('the core pack has sources or rules that are malformed');
  return rules;
}

/** Those of them that the worker is given. */
export function readCoreTriggers(): readonly TriggerRule[] {
  return triggersOf(readCoreRules());
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, PACK), { encoding: 'utf8' }));
}

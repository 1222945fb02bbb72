import type { TriggerRule } from '#boundary/combination.ts';
import type { RulesToFire } from '#boundary/messages.ts';
import { triggersOf } from '#deidentified/catalog/parse-rule.ts';
import { corePack } from '../unit/deidentified/catalog/core-files.ts';

/** What a page tells whose pack has no rules, and whose reader has denied nothing. */
export const NO_RULES_TOLD: RulesToFire = { type: 'rules', rules: [], notFromText: [] };

/** The rules of the core pack, as the page sends them. */
export const CORE_RULES: readonly TriggerRule[] = triggersOf(corePack().rules);

/** What a page tells that has loaded the core pack. */
export const CORE_RULES_TOLD: RulesToFire = { ...NO_RULES_TOLD, rules: CORE_RULES };

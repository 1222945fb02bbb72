import { ALL_TOPICS } from '#boundary/topic.ts';
import { NOT_A_NAME, NOT_A_TOPIC, notOneOf } from './door-probe.ts';

/* What several probes of door 2 have in common. */

export const SENSITIVE = ALL_TOPICS.find(({ sensitive }) => sensitive)?.id ?? '';
const RARE = ALL_TOPICS.find(({ rare, sensitive }) => rare && !sensitive)?.id ?? '';
export const KIND = (kind: string) => ({ kind: notOneOf(kind) });
export const MARK = notOneOf('done', 'later', 'known', 'not-for-me');
export const ITEM = [`topic:${RARE}`, 'topic:lycanthropy', 'rule:', 'rule:x', ...NOT_A_NAME];
export const PLAIN_TOPIC = [RARE, SENSITIVE, ...NOT_A_TOPIC];
export const MONTH = ['2026-13', '2026-00', '1957-03', '2026-11-20', 202_611, ...NOT_A_NAME];
export const QUARTER = ['2026-Q5', '2026-Q0', '2026-11', '2026-11-20', 'Q4', ...NOT_A_NAME];
export const ID = 'a'.repeat(22);
export const NOT_AN_ID = ['a'.repeat(21), 'a'.repeat(23), `${'a'.repeat(21)}/`, ...NOT_A_NAME];
const UNFIT = { item: `topic:${SENSITIVE}`, sensitive: false } as const;
export const UNASKED = [
  ['a sensitive topic is kept only as such', UNFIT],
  ['what is not sensitive is not kept as such', { item: 'topic:asthma', sensitive: true }],
] as const;

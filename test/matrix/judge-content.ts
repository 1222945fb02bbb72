import type { HorizonSignals } from '#boundary/field-policy.ts';
import type { FromWorker } from '#boundary/messages.ts';
import type { Expected } from './expected.ts';
import type { ExpectedHorizon } from './expected-horizon.ts';

/** In what a brief is unlike what the EHR’s data allow; empty where it is just that. */
export function judgeContent(said: readonly FromWorker[], expected: Expected): readonly string[] {
  const last = said.at(-1);
  const horizons = said
    .filter((message) => message.type === 'signals')
    .filter(({ whole }) => whole);
  const ladder = said.find((message) => message.type === 'ladder');
  const lacking = said.flatMap((message) =>
    message.type === 'grants' ? message.lacking.map(({ subject }) => subject) : [],
  );
  return [
    ...unlike('last word', lastWords(last), expected.last),
    ...unlike('grants', lacking, expected.lacking),
    ...unlike('ladder', ladder?.tried ?? [], expected.tried),
    ...unlike(
      'horizons',
      horizons.map(({ horizon }) => horizon),
      expected.horizons.map(({ horizon }) => horizon),
    ),
    ...expected.horizons.flatMap((wanted, place) =>
      horizonTroubles(horizons[place], wanted, expected.basis),
    ),
    ...silentZeros(said, expected),
  ];
}

function lastWords(last: FromWorker | undefined): object | undefined {
  if (last?.type === 'finished') return { type: last.type, complete: last.complete };
  return last?.type === 'stopped' ? { type: last.type, code: last.code } : last;
}

function horizonTroubles(
  said: HorizonSignals | undefined,
  wanted: ExpectedHorizon,
  basis: object | null,
): readonly string[] {
  if (said === undefined) return [];
  const { horizon } = wanted;
  const gaps = said.gaps.map(({ kind, code, times }) => `${kind}/${code} ${times}`).toSorted();
  const missing = [...wanted.gaps].map(([gap, times]) => `${gap} ${times}`).toSorted();
  return [
    ...unlike(`${horizon} basis`, said.basis, basis),
    ...unlike(`${horizon} found`, said.found, wanted.found),
    ...unlike(`${horizon} readable`, said.readable, wanted.readable),
    ...unlike(`${horizon} gaps`, gaps, missing),
    ...unlikeEach(`${horizon} topic`, said.signals, wanted.signals),
    ...unlikeEach(`${horizon} pattern`, said.patterns, wanted.patterns),
    ...unlikeEach(`${horizon} rule`, said.combinations, wanted.combinations),
  ];
}

/** A schedule of nothing is believed only where it is proved. */
function silentZeros(said: readonly FromWorker[], { horizons, last }: Expected): readonly string[] {
  const isToldEmpty = said.some(
    (message) => message.type === 'signals' && message.horizon === 'week' && message.found === 0,
  );
  const isEmpty =
    last.type === 'finished' &&
    horizons.some(({ horizon, found }) => horizon === 'week' && found === 0);
  return isToldEmpty && !isEmpty ? ['no visits are told where nothing proved it'] : [];
}

function unlikeEach(
  what: string,
  said: readonly object[],
  wanted: readonly object[],
): readonly string[] {
  const [told, meant] = [said, wanted].map((list) => new Set(list.map(inOrder)));
  const missing = [...(meant ?? [])].filter((one) => told?.has(one) !== true);
  const beyond = [...(told ?? [])].filter((one) => meant?.has(one) !== true);
  return [
    ...missing.slice(0, 2).map((one) => `${what} missing: ${one}`),
    ...beyond.slice(0, 2).map((one) => `${what} beyond: ${one}`),
  ];
}

function unlike(what: string, said: unknown, wanted: unknown): readonly string[] {
  const [one, other] = [JSON.stringify(said), JSON.stringify(wanted)];
  return one === other ? [] : [`${what}: ${one}, and not ${other}`];
}

/** The same text for the same members, in whatever order they were written. */
function inOrder(record: object): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => a.localeCompare(b))),
  );
}

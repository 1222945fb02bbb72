import { headersOf, LOCAL_REFUSAL_HEADERS, ZONE_NAMES } from '#zones';
import { type Attempt, eachOf, labelOf, type Leaks, leaksOf } from './attack.ts';
import { type AttackSite, bundleHostile, startAttackSite } from './attack-site.ts';
import { sandboxTenant } from './built-site.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { type FeatureOutcomes, removeFeatures } from './feature-mutations.ts';
import { type Part, partsOf } from './header-parts.ts';
import type { Headed, Mutation } from './mutation.ts';
import { MUTATIONS, UNGUARDED } from './mutations.ts';
import type { Proof, Row } from './proof.ts';
import { look } from './sights.ts';

/** Proof 9, for the headers: each is taken away or weakened in turn, and the one probe that guards it must see it. */
export async function proveMutations(): Promise<Proof> {
  const scripts = await bundleHostile();
  const pairs = await Promise.all(
    MUTATIONS.map(async (mutation, at): Promise<Pair> => ({
      mutation,
      run: `m${String(at)}`,
      mutated: await startAttackSite(scripts, mutation.mutated),
      control: await startAttackSite(scripts, mutation.control),
    })),
  );
  const leaks = await leaksOf(pairs.flatMap(attemptsOf));
  const outcomes = new Map<Mutation, boolean>();
  const browser = await startChromium();
  await eachOf(pairs, async (pair) => {
    outcomes.set(pair.mutation, await isCaught(pair, { leaks, browser }));
  });
  const features = await removeFeatures(scripts, browser);
  await browser.close();
  browser.forget();
  await Promise.all(pairs.flatMap(({ mutated, control }) => [mutated.close(), control.close()]));

  const missed = [
    ...MUTATIONS.filter((mutation) => outcomes.get(mutation) !== true).map(({ name }) => name),
    ...features.missed,
  ];
  const mutations = MUTATIONS.length + features.caught.length + features.missed.length;
  return {
    rows: [
      {
        what: 'headers, directives, sources and list entries taken away or weakened, one at a time',
        found: `${String(mutations - missed.length)} of ${String(mutations)} caught${missed.map((name) => `; not caught: ${name}`).join('')}`,
        isSound: missed.length === 0,
      },
      ...rowsOfParts(features),
    ],
    figures: { mutations, mutationsCaught: mutations - missed.length },
  };
}

/** Everything the table of zones says is guarded by a mutation above, or stands in the list of what is not, with its reason. */
function rowsOfParts({ caught, missed, notOffered }: FeatureOutcomes): readonly Row[] {
  const all = ZONES.flatMap((zone) => says(zone).map((part) => `${zone} › ${part}`));
  const guarded = new Set([...MUTATIONS.flatMap(guardedBy), ...caught, ...missed]);
  const unguarded = all.filter((part) => !guarded.has(part));
  const isNotOffered = (part: Part) =>
    notOffered.some((feature) => part.includes(` › Permissions-Policy › ${feature}=`));
  const excused = UNGUARDED.map(([parts, reason]) => ({
    reason,
    of: unguarded.filter((part) => parts.test(part)),
  }));
  const forgotten = unguarded.filter(
    (part) => !isNotOffered(part) && !excused.some(({ of }) => of.includes(part)),
  );
  const idle = excused.filter(({ of }) => of.length === 0).map(({ reason }) => reason);
  return [
    {
      what: `${String(all.length)} parts that the table of zones says, each with a probe or a reason`,
      found: `${String(all.length - unguarded.length)} with a probe${forgotten.map((part) => `; forgotten: ${part}`).join('')}${idle.map((reason) => `; a reason for nothing: ${reason}`).join('')}`,
      isSound: forgotten.length === 0 && idle.length === 0,
    },
    ...excused.map(({ reason, of }) => ({
      what: `without a probe (${String(of.length)})`,
      found: reason,
      isSound: null,
    })),
    {
      what: `without a probe (${String(unguarded.filter(isNotOffered).length)})`,
      found: `features that this browser offers no such document, entry or no entry: ${notOffered.join(', ') || 'none'}`,
      isSound: null,
    },
  ];
}

const ZONES: readonly Headed[] = [...ZONE_NAMES, 'refusal'];
const SANDBOX = sandboxTenant('http://localhost:1');
const CATALOG = ['http://127.0.0.1:1'];

/** As the sandbox is served, and what a tenant of https is told besides. */
function says(zone: Headed): readonly Part[] {
  const local = partsOf(headersHere(zone));
  if (zone === 'refusal') return local;
  const https = { ...SANDBOX, issuer: SANDBOX.issuer.replace('http:', 'https:') };
  const named = new Set(local.map(nameOf));
  return [
    ...local,
    ...partsOf(headersOf(zone, https, CATALOG)).filter((part) => !named.has(nameOf(part))),
  ];
}

function headersHere(zone: Headed) {
  return zone === 'refusal' ? LOCAL_REFUSAL_HEADERS : headersOf(zone, SANDBOX, CATALOG);
}

function nameOf(part: Part): string {
  return part.split(/ › |: /)[0] ?? part;
}

function guardedBy({ zone, guards }: Mutation): readonly Part[] {
  return [...guards(headersHere(zone))].map((part) => `${zone} › ${part}`);
}

interface Pair {
  readonly mutation: Mutation;
  readonly run: string;
  readonly mutated: AttackSite;
  readonly control: AttackSite;
}

function attemptsOf({ mutation: { probe }, run, mutated, control }: Pair): readonly Attempt[] {
  if (probe.kind === 'seen') return [];
  const { place, vectors } = probe;
  return [
    { site: mutated, run: `${run}a`, place, vectors },
    { site: control, run: `${run}b`, place, vectors },
  ];
}

interface Evidence {
  readonly leaks: Leaks;
  readonly browser: Chromium;
}

/** Caught is: with the mutation it happens, and without it not. */
async function isCaught(
  { mutation: { probe }, run, mutated, control }: Pair,
  { leaks, browser }: Evidence,
): Promise<boolean> {
  if (probe.kind === 'seen') {
    const { by, file } = probe;
    const with_ = await look(browser.context, by, [mutated, file]);
    return with_ && !(await look(browser.context, by, [control, file]));
  }
  const labels = (turn: string) =>
    probe.vectors.map((vector) => labelOf(`${run}${turn}`, probe.place, vector));
  switch (probe.kind) {
    case 'leaks':
      return (
        labels('a').some((label) => leaks.has(label)) &&
        labels('b').every((label) => !leaks.has(label))
      );
    case 'stops':
      return (
        labels('a').every((label) => !mutated.reached.has(label)) &&
        labels('b').every((label) => control.reached.has(label))
      );
    case 'tells-referrer':
      return (
        labels('a').some((label) => mutated.reached.get(label) === true) &&
        labels('b').every((label) => control.reached.get(label) === false)
      );
  }
}

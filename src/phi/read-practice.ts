import type { Tenant } from '#boundary/tenant.ts';
import { readPanel } from './fhir/read-panel.ts';
import { readPast } from './fhir/read-past.ts';
import { type ReadGap, type Reading, tallyGaps } from './fhir/search.ts';
import { progress, type Run, type RunParts } from './run-parts.ts';
import { derivePractice } from './signals/derive-practice.ts';

/** Reads panel and past where the tenant opts in; false where the session ran out before the end. */
export async function readPractice(tenant: Tenant, parts: RunParts, run: Run): Promise<boolean> {
  const { panel, past, limits } = tenant;
  const { say, timing, indexes } = parts;
  if (run.chart !== null || (panel === null && past === null)) return true;
  const { transport } = run.searcher;
  const shared = { ...run, transport, pages: limits.pages, now: timing.now() };
  const onDone = (done: number, total: number) => {
    say(progress('practice', done, total));
  };
  const known = (id: string) => run.charts.get(run.patients.numberOf(id));
  say(progress('practice', 0, 1));
  const [members, encounters] = await Promise.all([
    panel === null ? NOTHING : readPanel({ ...shared, panel, known, onDone }),
    past === null ? NOTHING : readPast({ ...shared, past }),
  ]);
  const gaps = [...members.gaps, ...encounters.gaps];
  const practice = { panel: members.value, past: encounters.value, now: shared.now };
  say({
    type: 'practice',
    patients: practice.panel.length,
    encounters: practice.past.length,
    signals: derivePractice(practice, indexes),
    gaps: tallyGaps(gaps),
  });
  return !isOver(gaps);
}

const NOTHING: Reading<readonly never[]> = { value: [], gaps: [] };

function isOver(gaps: readonly ReadGap[]): boolean {
  return gaps.some(({ code }) => code === 'session-over');
}

import { useEffect } from 'react';
import type { Tenant } from '#boundary/tenant.ts';
import { tellRows, type ToldRow } from '#deidentified/readiness/ehr-report.ts';
import { EHR_GROUP_TEXT, EHR_GROUPS } from '#deidentified/readiness/ehr-sentences.ts';
import { VERDICT_TEXT } from '#deidentified/readiness/sentences.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { EhrReadinessReport } from './ehr-readiness-report.tsx';
import { headlineWords, READINESS_TITLE, standingWords, STOP_TEXT } from './ehr-readiness-words.ts';
import { EhrReadinessCounts } from './ehr-readiness-counts.tsx';
import { IdleWarning } from './leave-idle.tsx';
import { ProblemCodes } from './problem-codes.tsx';

/** All the page is given. */
export interface EhrReadinessProps {
  readonly state: SessionState;
  readonly tenant: Tenant;
  readonly host: string;
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** What this EHR allows, row by row as it is found out, for whoever sets it up. The page holds nothing else: no brief, no record. */
export function EhrReadiness({ state, tenant, host, today, onLeave, onStay }: EhrReadinessProps) {
  const rows = tellRows(state.readiness?.rows ?? [], tenant);
  const standing = standingWords(state);
  const toMend = [...ofVerdict(rows, 'fail'), ...ofVerdict(rows, 'warn')];
  useEffect(() => {
    document.title = READINESS_TITLE;
  }, []);
  return (
    <div className="page readiness">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="head">
        <span className="mark">Foreword</span>
        <span className="bound">Readiness, for IT</span>
        <nav className="nav" aria-label="Main">
          <button type="button" onClick={onLeave}>
            Leave
          </button>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="title">
          <p className="eyebrow">
            Readiness of this EHR, tenant <b>{tenant.id}</b>
          </p>
          <h1 className="h1">{headlineWords(state, rows)}</h1>
          <EhrReadinessCounts rows={rows} />
          <p className="meta" role="status">
            {standing}
          </p>
          {state.reading.phase === 'stopped' && <Stop problem={state.reading.problem} />}
        </div>
        <div className="cols">
          <div>
            {toMend.length > 0 && <Rows title="To mend" rows={toMend} />}
            {EHR_GROUPS.map((group) => {
              const own = rows.filter((row) => row.group === group && row.words.fix === null);
              return (
                own.length > 0 && <Rows key={group} title={EHR_GROUP_TEXT[group]} rows={own} />
              );
            })}
          </div>
          <aside className="side" aria-label="Report">
            <EhrReadinessReport
              rows={rows}
              heading={{ tenant, day: today, isWhole: state.readiness?.extent === 'all' }}
            />
          </aside>
        </div>
      </main>
      <footer className="foot">
        <span>Nothing is written to the EHR, and no chart is kept</span>
        <span>Patient data moves only between this device and your EHR ({host})</span>
      </footer>
      <IdleWarning view={{ state, stay: onStay }} />
    </div>
  );
}

function ofVerdict(rows: readonly ToldRow[], verdict: ToldRow['verdict']): readonly ToldRow[] {
  return rows.filter((row) => row.verdict === verdict);
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly ToldRow[] }) {
  return (
    <section className="sec">
      <h2 className="h2">{title}</h2>
      <ul className="checks">
        {rows.map((row) => (
          <Row key={row.key} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row: { verdict, group, words } }: { readonly row: ToldRow }) {
  return (
    <li className={`check check--${verdict}`}>
      <h3 className="h3">{words.title}</h3>
      <p className="check-verdict">{VERDICT_TEXT[verdict]}</p>
      {words.fix === null ? (
        <p className="meta">
          {words.found} {words.means}
        </p>
      ) : (
        <>
          <p className="sub">
            {words.found} {words.means}
          </p>
          <p className="check-fix">
            To mend it ({EHR_GROUP_TEXT[group]}): {words.fix}
          </p>
        </>
      )}
    </li>
  );
}

/** What ended it before all was looked at. */
function Stop({
  problem,
}: {
  readonly problem: Extract<SessionState['reading'], { readonly phase: 'stopped' }>['problem'];
}) {
  const { body, next, label } = STOP_TEXT(problem);
  return (
    <>
      <p className="lede">{body}</p>
      <p className="next-step">{next}</p>
      <ProblemCodes labels={[label]} />
    </>
  );
}

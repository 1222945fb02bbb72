import { extentOf } from '#deidentified/ledger/ledger-extent.ts';
import { type SentRow, sentRows } from '#deidentified/ledger/sent-rows.ts';
import { EgressTable } from './egress-table.tsx';
import { LeaveSection } from './leave-section.tsx';
import { isCalendarRead, readLines } from './privacy-read.ts';
import {
  CALENDAR_READ,
  CHART_ACCESS,
  COUNTED,
  EXTENT_TEXT,
  LAUNCH_UNKNOWN,
  UNSEEN,
  UNSEEN_IN_FRAME,
  WHOSE_CHARTS,
} from './privacy-sentences.ts';
import { type Counts, countsOf, headlineOf, requestsWords } from './privacy-words.ts';
import { KeptSection } from './record-kept.tsx';
import { TakeFile } from './take-file.tsx';
import type { View } from './view.ts';

/** What was read, what is kept, what left the device, and what a page cannot know of it. */
export function PrivacyScreen({ view }: { readonly view: View }) {
  const { state, traffic } = view;
  const { ledger } = state;
  const rows = sentRows(ledger, traffic.loads);
  const extent = extentOf(ledger, state.reading);
  const [many, rest] = headlineOf({ rows, extent, ledger });
  return (
    <div className="privacy">
      <div className="title">
        <p className="eyebrow">Privacy, this session</p>
        <h1 className="h1">
          <span>{many}</span> <span>{rest}</span>
        </h1>
        <p className="sub whom">{whomWords(view)}</p>
      </div>
      <div className="three">
        <ReadSection view={view} />
        <KeptSection view={view} />
        <LeftSection counts={countsOf(rows, ledger)} view={view} />
      </div>
      <LedgerSection view={view} rows={rows} />
      <UnseenSection isFramed={traffic.isFramed} />
      <LeaveSection view={view} />
    </div>
  );
}

function whomWords({ ehr, traffic: { hosts } }: View): string {
  const signIn = [...new Set([hosts['sign-in'], hosts.token])].filter((host) => host !== hosts.ehr);
  const also = signIn.length === 0 ? '' : `, with sign-in at ${signIn.join(' and ')}`;
  return `Your EHR is ${ehr.name} (${hosts.ehr})${also}. The app comes from ${hosts.app}. Patient data moves only between this device and your EHR.`;
}

function ReadSection({ view: { state, traffic } }: { readonly view: View }) {
  const whose = whoseCharts(state, traffic.reads);
  return (
    <section className="sec" aria-labelledby="was-read">
      <h2 className="h2" id="was-read">
        Read
      </h2>
      <p className="meta">In this computer’s memory, until the session ends</p>
      <Lines lines={readLines(state, traffic)} />
      <p className="sub after">
        {CHART_ACCESS} {WHOSE_CHARTS[whose]}
      </p>
      {isCalendarRead(state) && <p className="sub">{CALENDAR_READ}</p>}
    </section>
  );
}

/** Opened from a chart, neither panel nor past is read, whatever the organization has chosen. */
function whoseCharts(
  { horizons }: View['state'],
  { panel, past }: View['traffic']['reads'],
): keyof typeof WHOSE_CHARTS {
  if (horizons.session?.basis.strategy === 'launch-patient') return 'chart';
  return panel || past ? 'also' : 'scheduled';
}

function LeftSection({ counts, view }: { readonly counts: Counts; readonly view: View }) {
  const { ehr, app, foreign, left, unheard } = counts;
  const sources = left === 0 && unheard > 0 ? 'not known' : amountWords(left);
  return (
    <section className="sec" aria-labelledby="has-left">
      <h2 className="h2" id="has-left">
        Left the device
      </h2>
      <p className="meta">By destination</p>
      <Lines
        lines={[
          [`To your EHR, ${view.ehr.name}`, amountWords(ehr)],
          ['To the host of this app', amountWords(app)],
          ['To sources you went on to', sources],
          ['Analytics, advertising, outside fonts', 'none'],
          foreign > 0
            ? ['To others, not by Foreword', amountWords(foreign)]
            : ['To anyone else', 'none'],
        ]}
      />
      <p className="sub after">
        The security policies of this page and of its reading worker let the one ask only its own
        host, the other only your EHR.
      </p>
    </section>
  );
}

function amountWords(count: number): string {
  return count === 0 ? 'none' : requestsWords(count);
}

function Lines({ lines }: { readonly lines: readonly (readonly [string, string])[] }) {
  return (
    <ul className="lines">
      {lines.map(([what, amount]) => (
        <li key={what}>
          <span>{what}</span>
          <span>{amount}</span>
        </li>
      ))}
    </ul>
  );
}

function LedgerSection({ view, rows }: { readonly view: View; readonly rows: readonly SentRow[] }) {
  const { ledger, reading } = view.state;
  const extent = EXTENT_TEXT[extentOf(ledger, reading)];
  return (
    <section className="sec part" aria-labelledby="ledger">
      <div className="sec-head">
        <h2 className="h3" id="ledger">
          Egress ledger
        </h2>
        <TakeFile label="Take the ledger as a file" onTake={view.takeLedger} />
      </div>
      {extent !== null && <p className="sub">{extent}</p>}
      {ledger.launch === null && <p className="sub">{LAUNCH_UNKNOWN}</p>}
      <EgressTable view={view} rows={rows} />
      {COUNTED.map((words) => (
        <p key={words} className="meta counted">
          {words}
        </p>
      ))}
    </section>
  );
}

function UnseenSection({ isFramed }: { readonly isFramed: boolean }) {
  return (
    <section className="sec part" aria-labelledby="unseen">
      <h2 className="h3" id="unseen">
        What this page cannot see
      </h2>
      <ul className="unseen sub">
        {[...UNSEEN, ...(isFramed ? [UNSEEN_IN_FRAME] : [])].map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

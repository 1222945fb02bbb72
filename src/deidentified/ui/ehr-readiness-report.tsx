import { useRef, useState } from 'react';
import { type Heading, type ToldRow, writeEhrReport } from '#deidentified/readiness/ehr-report.ts';
import { COPY_TEXT, copyFrom } from './copy-from.ts';

/** The rows as text for a ticket, to be copied by the reader's own act: all of it stands there to be read. */
export function EhrReadinessReport({
  rows,
  heading,
}: {
  readonly rows: readonly ToldRow[];
  readonly heading: Heading;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  return (
    <section className="sec">
      <div className="sec-head">
        <h2 className="h3">Report for your ticket</h2>
        <button
          type="button"
          className="btn"
          onClick={() => {
            setSaid(copyFrom(area.current) ? COPY_TEXT.copied : COPY_TEXT.selected);
          }}
        >
          Copy report
        </button>
      </div>
      <p className="sub">
        Plain text. It holds no patient data, no token, no name of a person or host.
      </p>
      <p className="meta" role="status">
        {said}
      </p>
      <textarea
        ref={area}
        className="report mono"
        readOnly
        rows={16}
        aria-label="The report as text"
        value={writeEhrReport(rows, heading, 'plain')}
      />
    </section>
  );
}

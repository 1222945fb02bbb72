import { useId, useRef, useState } from 'react';
import type { Card } from '#deidentified/catalog/pack.ts';
import { COPY_TEXT, copyFrom } from './copy-from.ts';
import { reportAddress, reportText } from './report-text.ts';
import type { View } from './view.ts';

/** A report of this card, to be copied or mailed by the reader's own act: all of it stands there to be read. */
export function ReportCard({ view, card }: { readonly view: View; readonly card: Card }) {
  const { catalog } = view.state;
  const pack = catalog.state === 'ready' ? catalog.catalog.packOf(card.id) : undefined;
  if (pack === undefined) return null;
  return <Report text={reportText(card, pack)} contact={view.contact} />;
}

interface ReportProps {
  readonly text: string;
  readonly contact: string | null;
}

/** The text of a report, with the ways it can go. */
export function Report({ text, contact }: ReportProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  return (
    <details className="more report-card">
      <summary>Report this card</summary>
      <p className="meta">
        <label htmlFor={id}>This and nothing else is in the report:</label>
      </p>
      <textarea id={id} ref={area} className="code" readOnly rows={4} value={text.trim()} />
      <div className="acts">
        <button
          type="button"
          className="txt"
          onClick={() => {
            setSaid(copyFrom(area.current) ? COPY_TEXT.copied : COPY_TEXT.selected);
          }}
        >
          Copy
        </button>
        {contact !== null && (
          <a href={reportAddress(contact, text)} rel="noopener noreferrer">
            Mail it to {contact}
          </a>
        )}
      </div>
      <p className="meta" role="status">
        {said}
      </p>
      <p className="meta">{contact === null ? NO_CONTACT : MAILED}</p>
    </details>
  );
}

const NO_CONTACT =
  'Give it to whoever runs Foreword in your institution, with a word on what is wrong.';
const MAILED =
  'Your mail program opens; nothing goes before you send it. Add a word on what is wrong, and nothing about a patient.';

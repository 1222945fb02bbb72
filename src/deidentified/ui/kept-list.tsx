import type { KeptRecord } from '#boundary/kept-policy.ts';
import type { KeptSummary } from '#deidentified/record/record-view.ts';
import { KIND_TEXT } from './record-sentences.ts';

const KINDS = [
  'learning',
  'mark',
  'note',
  'outcome',
  'exposure',
  'wish',
  'shown',
  'veto',
  'profile',
  'settings',
] as const satisfies readonly KeptRecord['kind'][];

/** Of each kind how much is kept, and until when. */
export function KeptList({ counts, settings }: KeptSummary) {
  return (
    <ul className="kept-list">
      {KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
        <li key={kind}>
          <span>{KIND_TEXT[kind]}</span>
          <span>{amountWords(kind, { counts, settings })}</span>
        </li>
      ))}
      <li>
        <span>Anything that names a patient</span>
        <span>never</span>
      </li>
    </ul>
  );
}

function amountWords(kind: KeptRecord['kind'], { counts, settings }: KeptSummary): string {
  const count = counts[kind].toLocaleString('en-US');
  switch (kind) {
    case 'learning':
    case 'mark':
    case 'exposure':
    case 'outcome':
    case 'shown':
      return `${count} · ${settings.learningMonths} months`;
    case 'note':
      return `${count} · ${settings.noteMonths} months`;
    case 'veto':
    case 'wish':
      return `${count} · until you forget it`;
    case 'profile':
    case 'settings':
      return 'until you change it';
  }
}

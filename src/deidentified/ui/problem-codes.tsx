import { CopyText } from './copy-text.tsx';

/** Codes of our own closed list, behind a disclosure, each ready to copy: focus selects it. */
export function ProblemCodes({ labels }: { readonly labels: readonly string[] }) {
  return (
    <details className="more codes">
      <summary>{labels.length === 1 ? 'Problem code for IT' : 'Problem codes for IT'}</summary>
      {labels.map((label, place) => (
        <p key={label}>
          <CopyText label={`Problem code ${String(place + 1)}`} text={label} />
        </p>
      ))}
      <p className="meta">It holds nothing from your EHR. Select it and copy.</p>
    </details>
  );
}

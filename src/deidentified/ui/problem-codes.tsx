import { useId } from 'react';

/** Codes of our own closed list, behind a disclosure, each ready to copy: focus selects it. */
export function ProblemCodes({ labels }: { readonly labels: readonly string[] }) {
  const id = useId();
  return (
    <details className="more codes">
      <summary>{labels.length === 1 ? 'Problem code for IT' : 'Problem codes for IT'}</summary>
      {labels.map((label, place) => (
        <p key={label}>
          <label className="vh" htmlFor={`${id}-${place}`}>
            Problem code {place + 1}
          </label>
          <input
            id={`${id}-${place}`}
            className="code"
            readOnly
            value={label}
            size={label.length + 2}
            onFocus={({ currentTarget }) => {
              currentTarget.select();
            }}
          />
        </p>
      ))}
      <p className="meta">It holds nothing from your EHR. Select it and copy.</p>
    </details>
  );
}

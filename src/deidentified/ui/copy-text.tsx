import { useId } from 'react';

/** Words to copy: the focus selects them. No clipboard is asked for, which a frame may be refused. */
export function CopyText({ label, text }: { readonly label: string; readonly text: string }) {
  const id = useId();
  return (
    <>
      <label className="vh" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="code"
        readOnly
        value={text}
        size={text.length + 2}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
        }}
      />
    </>
  );
}

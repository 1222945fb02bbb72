import { useState } from 'react';

/** Hands a file over by the reader's own act. A browser does not tell a page that it refused one, so what that looks like is said. */
export function TakeFile({
  label,
  onTake,
}: {
  readonly label: string;
  readonly onTake: () => void;
}) {
  const [isTaken, setIsTaken] = useState(false);
  return (
    <>
      <button
        type="button"
        className="txt"
        onClick={() => {
          setIsTaken(true);
          onTake();
        }}
      >
        {label}
      </button>
      <p className="meta taken" role="status">
        {isTaken && IF_REFUSED}
      </p>
    </>
  );
}

/** What a window that saves no files looks like, and what mends it. */
const IF_REFUSED =
  'If no file appears, this window does not let Foreword save one, and nothing was kept in its place: IT can allow downloads here, or open Foreword in a browser window of its own.';

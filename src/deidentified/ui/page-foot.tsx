import { PrivacyLink } from './privacy-link.tsx';
import type { View } from './view.ts';

/** Which pack, who pays for it, and where patient data goes. */
export function PageFoot({
  view,
  showKeys,
}: {
  readonly view: View;
  readonly showKeys: () => void;
}) {
  const { catalog } = view.state;
  return (
    <footer className="foot">
      {catalog.state === 'ready' && (
        <span>
          Pack: {catalog.pack.title} {catalog.pack.version}
        </span>
      )}
      <span>No sponsors, no ads</span>
      <span>Patient data moves only between this device and your EHR ({view.ehr.host})</span>
      {view.state.reading.phase !== 'ended' && view.state.place !== 'privacy' && (
        <PrivacyLink view={view} />
      )}
      <button type="button" className="txt keys" onClick={showKeys}>
        Keys <kbd aria-hidden="true">?</kbd>
      </button>
    </footer>
  );
}

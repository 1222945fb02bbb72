import type { Catalog } from '#deidentified/catalog/find-resources.ts';
import { LazyRefusals } from './lazy-refusals.tsx';
import { PrivacyLink } from './privacy-link.tsx';
import type { View } from './view.ts';

/** Which packs, who pays for it, and where patient data goes. */
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
        <>
          <LazyRefusals refused={catalog.catalog.refused} />
          <span>{packWords(catalog.catalog)}</span>
        </>
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

function packWords({ packs }: Catalog): string {
  const names = packs.map(({ pack: { title, version } }) => `${title} ${version}`);
  return `${names.length === 1 ? 'Pack' : 'Packs'}: ${names.join('; ')}`;
}

import { showSource } from '#deidentified/ui/airlock-view.ts';
import { loadCatalog } from '#deidentified/catalog/load-catalog.ts';
import '#deidentified/ui/styles/foreword.css';

/* The airlock: the only page a source is opened from. It is told a place in the pack, and finds the address in the pack itself. */

const place = Number(location.hash.slice(1) || -1);
history.replaceState(null, '', location.pathname);
const loaded = await loadCatalog(new URL('packs/core/', location.href), fetch);
showSource(document, loaded.ok ? loaded.value.sources[place] : undefined);

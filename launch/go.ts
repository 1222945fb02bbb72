import { showSource } from '#deidentified/ui/airlock-view.ts';
import { loadCatalog } from '#deidentified/catalog/load-catalog.ts';
import '#deidentified/ui/styles/foreword.css';

/* The airlock: the only page a source is opened from. It is told a source's id and finds the address in the pack itself. */

const id = location.hash.slice(1);
const loaded = await loadCatalog(new URL('packs/core/', location.href), fetch);
showSource(
  document,
  loaded.ok ? loaded.value.sources.find((source) => source.id === id) : undefined,
);

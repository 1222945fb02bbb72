/** The part of the bundler that is asked. */
interface Graph {
  readonly getModuleInfo: (id: string) => { readonly importers: readonly string[] } | null;
}

/**
 * A name for the file that a module goes into: of the documents that load it before anything is asked for, so that what the same documents
 * load lies together, whichever place that is loaded later uses some of it too. A browser asks for six files at a time, and each six are a
 * round trip for the reader. Null, and so left to the bundler, for what is only loaded later; and for a document's own script, which does
 * its work as it is loaded: nothing may lie with it that is had elsewhere too.
 *
 * https://rolldown.rs/reference/OutputOptions.codeSplitting
 */
export function nameByDocuments(id: string, graph: Graph): string | null {
  const importersOf = (module: string) => graph.getModuleInfo(module)?.importers ?? [];
  if ([id, ...importersOf(id)].some((module) => DOCUMENT.test(module))) return null;
  const documents = new Set<string>();
  const seen = new Set([id]);
  for (const module of seen) {
    const document = DOCUMENT.exec(module)?.[1];
    if (document !== undefined) documents.add(document);
    for (const importer of importersOf(module)) seen.add(importer);
  }
  return documents.size === 0 ? null : [...documents].sort().join('-');
}

const DOCUMENT = /([a-z]+)\.html$/;

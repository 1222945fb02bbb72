/** The part of the bundler that is asked. */
interface Graph {
  readonly getModuleInfo: (id: string) => { readonly importers: readonly string[] } | null;
}

/**
 * A name for the file that a module goes into: of the documents that load it before anything is asked for, so that what the same documents
 * load lies together, whichever place that is loaded later uses some of it too. A browser asks for six files at a time, and each six are a
 * round trip for the reader. Null for what is only loaded later, which the bundler lays out by itself.
 *
 * https://rolldown.rs/reference/OutputOptions.codeSplitting
 */
export function nameByDocuments(id: string, graph: Graph): string | null {
  if (id.endsWith('.html')) return null; // a notice has no script, and stays without one
  const documents = new Set<string>();
  const seen = new Set([id]);
  for (const module of seen) {
    const document = /([a-z]+)\.html$/.exec(module)?.[1];
    if (document !== undefined) documents.add(document);
    for (const importer of graph.getModuleInfo(module)?.importers ?? []) seen.add(importer);
  }
  return documents.size === 0 ? null : [...documents].sort().join('-');
}

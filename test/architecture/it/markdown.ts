/** A whole document: its title, and its parts with a blank line between them. */
export function page(title: string, parts: readonly string[]): string {
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`;
}

/** A table; bars within a cell are escaped. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Something to be copied as it is. */
export function verbatim(text: string): string {
  return ['```', text, '```'].join('\n');
}

/** An address as a link of itself, other words as they are. */
export function sourced(source: string): string {
  return source.startsWith('https://') ? `<${source}>` : source;
}

const BLOCK = /<!-- table: ([\w-]+) -->\n[\s\S]*?<!-- end -->/g;

/** Puts what the tables say today between the marks of a document written by hand. Throws on a mark that no table is for. */
export function withTables(
  document: string,
  tables: Readonly<Record<string, () => string>>,
): string {
  return document.replace(BLOCK, (_, name: string) => {
    const written = tables[name];
    if (written === undefined) throw new Error(`no table is for ${name}`);
    return `<!-- table: ${name} -->\n${written()}\n<!-- end -->`;
  });
}

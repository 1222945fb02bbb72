/** The links of a Markdown document that lead to a file or a heading of this repository, pictures among them. */
export function linksOf(document: string): readonly string[] {
  const text = document.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const links = [...text.matchAll(/\]\(([^()\s]+)\)|(?:src|href)="([^"]+)"/g)];
  return links
    .flatMap(([, inLine, inTag]) => inLine ?? inTag ?? [])
    .filter((link) => !/^[a-z]+:/.test(link));
}

/** The anchors of a Markdown document's headings, as GitHub makes them. */
export function headingsOf(document: string): readonly string[] {
  const seen = new Map<string, number>();
  return document
    .replace(/```[\s\S]*?```/g, '')
    .split('\n')
    .flatMap((line) => /^#{1,6} (.+)$/.exec(line)?.[1] ?? [])
    .map((heading) => {
      const anchor = heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-');
      const before = seen.get(anchor) ?? 0;
      seen.set(anchor, before + 1);
      return before === 0 ? anchor : `${anchor}-${String(before)}`;
    });
}

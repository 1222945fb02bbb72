/** A page's own clipboard is refused to it, as every permission is; what the reader presses may still copy what is selected. False where it was selected only. */
export function copyFrom(area: HTMLTextAreaElement | null): boolean {
  if (area === null) return false;
  area.focus();
  area.select();
  const page: Copier = area.ownerDocument;
  return page.execCommand('copy');
}

interface Copier {
  readonly execCommand: (command: 'copy') => boolean;
}

/** What is said of having pressed it. */
export const COPY_TEXT = { copied: 'Copied.', selected: 'Selected: copy it with Ctrl+C, or ⌘C.' };

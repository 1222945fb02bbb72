import { useEffect, useEffectEvent } from 'react';

/** Hears single keys on the page while nobody is typing and no dialog is open. */
export function useKeys(isOn: boolean, press: (key: string) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isOn || event.defaultPrevented || event.repeat || isForSomethingElse(event)) return;
    // A browser's own search, and a letter that would land in the field it leads to.
    if (event.key === '/' || event.key === 'q') event.preventDefault();
    press(event.key);
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}

/** Typing, choosing from a list (where letters search), a dialog, or a browser's own shortcut. */
function isForSomethingElse({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  if (!(target instanceof Element)) return false;
  return (
    target.closest('select, textarea, dialog, input:not([type=radio], [type=checkbox])') !== null
  );
}

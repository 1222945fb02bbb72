import type { ReactNode } from 'react';
import { NewPassphraseForm, PassphraseForm } from './record-fields.tsx';
import { Cancel } from './record-open.tsx';
import type { PanelState } from './use-panel.ts';
import type { View } from './view.ts';

/** "Take my record along": at once where a passphrase is known, else with a new one. */
export function TakeAlongButton({
  view: { state },
  panel,
}: {
  readonly view: View;
  readonly panel: PanelState;
}) {
  return (
    <button
      type="button"
      className="txt"
      onClick={() => {
        if (state.record.isFileReady) panel.ask({ type: 'take-along', passphrase: null });
        else panel.show('take-along');
      }}
    >
      Take my record along
    </button>
  );
}

/** The passphrase of the file. */
function TakeAlongForm({ panel }: { readonly panel: PanelState }) {
  return (
    <NewPassphraseForm
      action="Save the file"
      send={(passphrase) => {
        panel.ask({ type: 'take-along', passphrase });
      }}
    >
      <Cancel panel={panel} />
    </NewPassphraseForm>
  );
}

/** Chooses a file at once: the first of the two clicks that bring a record back. */
export function ChooseFile({
  panel,
  task,
  words,
}: {
  readonly panel: PanelState;
  readonly task: 'bring-back' | 'mend';
  readonly words: string;
}) {
  return (
    <label className="txt choose">
      {words}
      <input
        type="file"
        className="vh"
        accept=".json,application/json"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.item(0);
          if (file) panel.show(task, file);
          currentTarget.value = ''; // so that the same one can be chosen again
        }}
      />
    </label>
  );
}

/** What opens the file that was chosen. */
function FilePassphrase({ panel }: { readonly panel: PanelState }) {
  const { file } = panel;
  if (file === null) return null;
  return (
    <PassphraseForm
      label="Passphrase of the file"
      action={panel.panel === 'mend' ? 'Mend from it' : 'Bring it back'}
      send={(passphrase) => {
        const carried = { file, passphrase };
        panel.ask(
          panel.panel === 'mend' ? { type: 'mend', carried } : { type: 'bring-back', ...carried },
        );
      }}
    >
      <Cancel panel={panel} />
    </PassphraseForm>
  );
}

/** A form of the carry-over, or what stands there while none is unfolded. */
export function CarryPanel({
  panel,
  children,
}: {
  readonly panel: PanelState;
  readonly children: ReactNode;
}) {
  switch (panel.panel) {
    case 'take-along':
      return <TakeAlongForm panel={panel} />;
    case 'bring-back':
    case 'mend':
      return <FilePassphrase panel={panel} />;
    case 'open':
    case 'remember':
      return null;
    case null:
      return children;
  }
}

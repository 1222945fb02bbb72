import type { ReactNode } from 'react';
import type { RecordPlace } from '#deidentified/record/record-view.ts';
import { NewPassphraseForm, PassphraseForm } from './record-fields.tsx';
import type { PanelState } from './use-panel.ts';

const PASSKEY = { by: 'passkey' } as const;

/** Opens a record that is locked, by what someone's record here opens with. */
export function OpenRecord({
  place,
  panel,
}: {
  readonly place: Extract<RecordPlace, { readonly state: 'locked' }>;
  readonly panel: PanelState;
}) {
  const passkey = place.passkey && (
    <button
      type="button"
      className={place.passphrase ? 'txt' : 'btn btn--solid'}
      onClick={() => {
        panel.ask({ type: 'open', opener: PASSKEY });
      }}
    >
      Use my passkey
    </button>
  );
  if (!place.passphrase) return <Ways panel={panel}>{passkey}</Ways>;
  return (
    <PassphraseForm
      label="Passphrase"
      action="Open"
      send={(passphrase) => {
        panel.ask({ type: 'open', opener: { by: 'passphrase', passphrase } });
      }}
    >
      {passkey}
      <Cancel panel={panel} />
    </PassphraseForm>
  );
}

/** The button that shows how a locked record opens. */
export function OpenMyRecord({
  panel,
  look = 'txt',
}: {
  readonly panel: PanelState;
  readonly look?: 'txt' | 'btn';
}) {
  return (
    <button
      type="button"
      className={look}
      onClick={() => {
        panel.show('open');
      }}
    >
      Open my record
    </button>
  );
}

/** Begins a record under a passphrase. */
export function RememberByPassphrase({ panel }: { readonly panel: PanelState }) {
  return (
    <NewPassphraseForm
      action="Remember"
      send={(passphrase) => {
        panel.ask({ type: 'remember', opener: { by: 'passphrase', passphrase } });
      }}
    >
      <Cancel panel={panel} />
    </NewPassphraseForm>
  );
}

function Ways({ panel, children }: { readonly panel: PanelState; readonly children: ReactNode }) {
  return (
    <div className="acts">
      {children}
      <Cancel panel={panel} />
    </div>
  );
}

/** Folds the form. */
export function Cancel({ panel }: { readonly panel: PanelState }) {
  return (
    <button
      type="button"
      className="txt"
      onClick={() => {
        panel.show(null);
      }}
    >
      Cancel
    </button>
  );
}

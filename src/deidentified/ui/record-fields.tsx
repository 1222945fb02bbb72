import { type ReactNode, useId, useState } from 'react';
import { LEAST_LETTERS } from '#deidentified/storage/passphrase.ts';
import { focusInPlace } from './focus.ts';
import {
  BROUGHT_TEXT,
  DONE_TEXT,
  PASSPHRASE_RULE,
  STORE_TEXT,
  UNDER_WAY_TEXT,
} from './record-sentences.ts';
import type { PanelState } from './use-panel.ts';

/** A passphrase that opens something. It is read when it is sent, and stands nowhere else. */
export function PassphraseForm({
  label,
  action,
  send,
  children,
}: {
  readonly label: string;
  readonly action: string;
  readonly send: (passphrase: string) => void;
  readonly children?: ReactNode;
}) {
  return (
    <form
      className="ask"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send(typedIn(event.currentTarget, 'passphrase'));
      }}
    >
      <AccountName />
      <Field name="passphrase" label={label} complete="current-password" isFirst />
      <div className="acts">
        <button type="submit" className="btn btn--solid">
          {action}
        </button>
        {children}
      </div>
    </form>
  );
}

/** For a password manager, which asks under what name to keep it. It names nobody. */
function AccountName() {
  return <input hidden readOnly name="account" autoComplete="username" value="Foreword record" />;
}

/** A new passphrase, typed twice. */
export function NewPassphraseForm({
  action,
  send,
  children,
}: {
  readonly action: string;
  readonly send: (passphrase: string) => void;
  readonly children?: ReactNode;
}) {
  const rule = useId();
  const [wrong, setWrong] = useState('');
  return (
    <form
      className="ask"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const typed = typedIn(form, 'passphrase');
        const found = wrongWords(typed, typedIn(form, 'again'));
        setWrong(found);
        if (found === '') send(typed);
        else form.querySelector<HTMLInputElement>('input[type=password]')?.select(); // and the focus
      }}
    >
      <AccountName />
      <Field
        name="passphrase"
        label="Passphrase"
        complete="new-password"
        describedBy={rule}
        isFirst
      />
      <p className="meta" id={rule}>
        {PASSPHRASE_RULE}
      </p>
      <Field name="again" label="Again" complete="new-password" />
      <p className="wrong" role="alert">
        {wrong}
      </p>
      <div className="acts">
        <button type="submit" className="btn btn--solid">
          {action}
        </button>
        {children}
      </div>
    </form>
  );
}

function typedIn(form: HTMLFormElement, name: 'passphrase' | 'again'): string {
  const typed = new FormData(form).get(name);
  return typeof typed === 'string' ? typed : '';
}

function wrongWords(typed: string, again: string): string {
  if (Array.from(typed.trim()).length < LEAST_LETTERS)
    return `It needs at least ${LEAST_LETTERS} characters.`;
  return typed === again ? '' : 'The two are not the same.';
}

function Field({
  name,
  label,
  complete,
  describedBy,
  isFirst = false,
}: {
  readonly name: 'passphrase' | 'again';
  readonly label: string;
  readonly complete: 'current-password' | 'new-password';
  readonly describedBy?: string;
  readonly isFirst?: boolean;
}) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="password"
        autoComplete={complete}
        aria-describedby={describedBy}
        name={name}
        ref={isFirst ? focusInPlace : null}
      />
    </p>
  );
}

/** What came of what was asked for here: under way, not done and why, or done. */
export function Outcome({
  panel: { underWay, trouble, done, isKept },
}: {
  readonly panel: PanelState;
}) {
  return (
    <>
      <p className="meta" role="status">
        {underWay !== null && UNDER_WAY_TEXT[underWay]}
      </p>
      <p className="wrong" role="alert">
        {trouble !== null && STORE_TEXT[trouble.code]}
      </p>
      {done !== null && (
        <p className="sub done" key={done} tabIndex={-1} ref={focusInPlace}>
          {done === 'bring-back' && !isKept ? BROUGHT_TEXT : DONE_TEXT[done]}
        </p>
      )}
    </>
  );
}

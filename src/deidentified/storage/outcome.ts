/** Why the store did not do what was asked. Codes only; each needs a sentence where it is shown. */
export type StoreCode =
  | 'storage-blocked' // the browser gives this page no lasting storage
  | 'storage-full' // no room left; what was there is as it was
  | 'storage-busy' // other tabs kept writing; nothing was changed
  | 'store-closed' // another tab forgot the record, or this one locked it
  | 'store-damaged' // what is kept must be mended before it is written to
  | 'store-newer' // written by a newer version of the app
  | 'wrong-passphrase' // it opens no record on this computer
  | 'passphrase-unfit' // too short, or not to be used here
  | 'passphrase-needed' // a record opened by passkey has no passphrase to seal a file with
  | 'passkey-refused' // not there, dismissed, or not allowed on this page
  | 'passkey-unsupported' // this passkey cannot keep a secret (no PRF)
  | 'file-unknown' // not a carry-over file
  | 'file-newer' // written by a newer version of the app
  | 'file-truncated' // its end is missing
  | 'file-tampered' // it was changed after it was written
  | 'file-foreign' // another passphrase sealed it
  | 'defect'; // ours: the door refused what we tried to keep

/** What was asked for, or the closed code of why not. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: StoreCode };

/** Wraps a value that was had without trouble. */
export function had<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** Wraps the code that took the value's place. */
export function refused(code: StoreCode): Outcome<never> {
  return { ok: false, code };
}

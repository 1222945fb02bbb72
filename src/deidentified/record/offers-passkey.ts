type Capabilities = Readonly<Partial<Record<string, boolean>>>;

/** What of a browser's window tells whether it can keep a key by passkey. */
export interface PasskeyWindow {
  readonly PublicKeyCredential?: {
    readonly getClientCapabilities?: () => Promise<Capabilities>;
    readonly isUserVerifyingPlatformAuthenticatorAvailable: () => Promise<boolean>;
  };
  readonly document: object;
}

/** True where this page may make a passkey, here or on a phone, that can keep a secret. A browser that does not tell is not offered one. */
export async function offersPasskey({
  PublicKeyCredential: kind,
  document,
}: PasskeyWindow): Promise<boolean> {
  if (kind === undefined || !isAllowed(document)) return false;
  const unknown: Capabilities = {};
  const [isHere, can] = await Promise.all([
    kind.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false),
    kind.getClientCapabilities?.().catch(() => unknown) ?? unknown,
  ]);
  const keepsSecrets = can['extension:prf'] ?? true;
  return keepsSecrets && (isHere || can['hybridTransport'] === true);
}

/** Chromium tells a page what its headers and frames allow it; elsewhere the question itself tells. */
function isAllowed(document: object): boolean {
  if (!('featurePolicy' in document)) return true;
  const policy = document.featurePolicy;
  if (typeof policy !== 'object' || policy === null || !('allowsFeature' in policy)) return true;
  const { allowsFeature } = policy;
  return (
    typeof allowsFeature !== 'function' ||
    Reflect.apply(allowsFeature, policy, ['publickey-credentials-create']) !== false
  );
}

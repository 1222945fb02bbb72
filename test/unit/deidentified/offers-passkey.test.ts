import { describe, expect, it } from 'vitest';
import { offersPasskey } from '#deidentified/record/offers-passkey.ts';

const here = (isHere: boolean, can?: Readonly<Record<string, boolean>>) => ({
  isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.resolve(isHere),
  ...(can !== undefined && { getClientCapabilities: () => Promise.resolve(can) }),
});
const allowing = (isAllowed: boolean) => ({ featurePolicy: { allowsFeature: () => isAllowed } });

describe('a passkey is offered', () => {
  it.each<[string, Parameters<typeof offersPasskey>[0], boolean]>([
    ['not where the browser knows none', { document: {} }, false],
    ['where this computer can make one', { document: {}, PublicKeyCredential: here(true) }, true],
    ['not where nothing can', { document: {}, PublicKeyCredential: here(false) }, false],
    [
      'where a phone can',
      { document: {}, PublicKeyCredential: here(false, { hybridTransport: true }) },
      true,
    ],
    [
      'not where the browser says that none keeps a secret',
      { document: {}, PublicKeyCredential: here(true, { 'extension:prf': false }) },
      false,
    ],
    [
      'not where headers or the frame forbid it',
      { document: allowing(false), PublicKeyCredential: here(true) },
      false,
    ],
    [
      'where headers and the frame allow it',
      { document: allowing(true), PublicKeyCredential: here(true) },
      true,
    ],
    [
      'not where asking fails',
      {
        document: {},
        PublicKeyCredential: {
          isUserVerifyingPlatformAuthenticatorAvailable: () => Promise.reject(new Error('no')),
          getClientCapabilities: () => Promise.reject(new Error('no')),
        },
      },
      false,
    ],
  ])('%s', async (_when, window, isOffered) => {
    expect(await offersPasskey(window)).toBe(isOffered);
  });
});

import type { Desk } from './store-browser.ts';

/** A device that keeps passkeys and asks nobody, at a desk. */
export interface Authenticator {
  readonly remove: () => Promise<void>;
}

/** Plugs one in, with or without the PRF extension. */
export async function authenticatorOf({ page }: Desk, hasPrf: boolean): Promise<Authenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    remove: async () => {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}

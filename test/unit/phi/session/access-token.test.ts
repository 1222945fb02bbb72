import { expect, it } from 'vitest';
import { AccessToken } from '#phi/session/access-token.ts';

it('a token shows itself only where it is sent', () => {
  const token = new AccessToken('canary-token');
  expect(token.authorization()).toBe('Bearer canary-token');
  const shown = [token.toString(), JSON.stringify({ token }), Object.values(token).join()];
  expect(shown).toEqual(['[phi]', '{"token":"[phi]"}', '']);
  expect(() => structuredClone(token)).not.toThrow();
  expect(structuredClone(token)).toEqual({}); // a posted token arrives empty
});

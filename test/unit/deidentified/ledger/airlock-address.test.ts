import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  airlockAddress,
  airlockChannel,
  instanceName,
  parseAirlockAddress,
} from '#deidentified/ledger/hear-sources.ts';

describe('the address that a source is asked for by', () => {
  it('says the place of the source and the page that asked, and no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (place) => {
        const instance = instanceName();
        const address = airlockAddress(place, instance);
        expect(parseAirlockAddress(address)).toEqual({ place, instance });
        expect(address).toMatch(/^go\.html#\d{1,4}\.[\da-f]{16}$/);
      }),
    );
  });

  it.each([
    'go.html',
    'go.html#',
    'go.html#7',
    'go.html#-1.0123456789abcdef',
    'go.html#99999.0123456789abcdef',
    'go.html#7.0123456789ABCDEF',
    'go.html#7.0123456789abcdef0',
    'go.html#7.0123456789abcdef/x',
    'https://evil.example/go.html#7.0123456789abcdef',
  ])('is none of ours: %s', (address) => {
    expect(parseAirlockAddress(address)).toBeUndefined();
  });
});

describe('two pages of one tenant in one browser', () => {
  it('do not hear each other’s sources', () => {
    const page = new URL('https://app.example/t/x/app.html');
    expect(airlockChannel(page, instanceName())).not.toBe(airlockChannel(page, instanceName()));
  });

  it('hear the airlock, which stands beside them', () => {
    const [page, airlock] = ['app.html', 'go.html'].map(
      (file) => new URL(`https://app.example/t/x/${file}`),
    );
    const instance = instanceName();
    expect([page, airlock].map((at) => at && airlockChannel(at, instance))).toEqual(
      new Array(2).fill(`foreword:airlock:/t/x/${instance}`),
    );
  });
});

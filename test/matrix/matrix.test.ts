import { describe, expect, it } from 'vitest';
import type { Meddle } from '#sandbox/ehr/ehr-parts.ts';
import { entriesOf } from './asks.ts';
import { CONDITIONS, type Condition } from './conditions.ts';
import { runCase } from './run-case.ts';
import { type Variant, VARIANTS } from './variants.ts';

/* What the matrix must see: each EHR here does, or is let do, one thing that its table does not say. */

const found = <T extends { readonly name: string }>(list: readonly T[], name: string): T => {
  const one = list.find((each) => each.name === name);
  if (one === undefined) throw new Error(`no ${name}`);
  return one;
};

const USUAL = found(CONDITIONS, '18 visits');
const EMPTY = found(CONDITIONS, 'no visit');
const at = (name: string, changes: Partial<Variant> = {}): Variant => ({
  ...found(VARIANTS, name),
  ...changes,
});

const MINIMAL = at('generic').tenant;
const PANEL = { strategies: ['general-practitioner'], patients: 60 } as const;

/** Changes the searches of one type on their way back. */
const answered =
  (type: string, change: (text: string) => string): Meddle =>
  async (request, answer) => {
    const response = await answer();
    const { pathname } = new URL(request.url);
    if (!pathname.includes(`/${type}`) || response.status !== 200) return response;
    return new Response(change(await response.text()), response);
  };

/** A searchset without its first match, and without a word of it. */
function withoutFirst(text: string): string {
  const [, ...entry] = entriesOf(text.replace('"searchset"', '"batch"')) ?? [];
  return JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry });
}

const PLANTED: readonly (readonly [
  what: string,
  variant: Variant,
  condition: Condition,
  sees: RegExp,
])[] = [
  [
    'a visit that the EHR keeps to itself',
    at('meditech', { meddle: answered('Appointment', withoutFirst) }),
    USUAL,
    /found/,
  ],
  [
    'a diagnosis that is lost on the way',
    at('generic, no batch', { meddle: answered('Condition', withoutFirst) }),
    USUAL,
    /topic missing/,
  ],
  [
    'a day without visits that nothing proves',
    at('athena', { without: 'proven' }),
    EMPTY,
    /last word/,
  ],
  [
    'a way to the schedule that is another than the vendor’s',
    at('medplum', { found: 'care-team' }),
    USUAL,
    /basis/,
  ],
  [
    'more requests than are answered in a minute',
    at('ecw', { rules: found(VARIANTS, 'ecw').busy ?? found(VARIANTS, 'ecw').rules }),
    USUAL,
    /refusals as too many/,
  ],
  [
    'a chart that is opened though nobody of it is on the schedule',
    at('generic', {
      tenant: { ...MINIMAL, scopes: [...MINIMAL.scopes, 'user/Patient.rs'], panel: PANEL },
    }),
    USUAL,
    /charts opened that are not on the schedule/,
  ],
];

describe('the matrix sees', () => {
  it.each(PLANTED)('%s', async (_, variant, condition, sees) => {
    const { troubles } = await runCase(variant, condition, { stores: new Map(), after: Infinity });
    expect(troubles.join('\n')).toMatch(sees);
  });

  it('nothing to tell of an EHR that is as its table says', async () => {
    const { troubles } = await runCase(at('meditech'), USUAL, {
      stores: new Map(),
      after: Infinity,
    });
    expect(troubles).toEqual([]);
  });
});

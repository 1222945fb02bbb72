import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admit } from '#boundary/record-policy.ts';
import { ACCENTS, STYLE } from '#boundary/style-policy.ts';
import { styleAddressOf } from '#phi/session/read-style.ts';
import { parseStyle } from '#phi/session/style.ts';
import { LIGHT_BLUE, STYLES } from '#sandbox/ehr/smart-style.ts';

describe('the style of an EHR', () => {
  it('of light pages and blue buttons is said in our own words', () => {
    expect(parseStyle(LIGHT_BLUE)).toEqual({
      type: 'style',
      ground: 'light',
      accent: 'blue',
      corner: 'soft',
      density: 'usual',
    });
  });

  it('of dark pages, violet buttons, square corners and little room too', () => {
    expect(parseStyle(STYLES.get('dark'))).toEqual({
      type: 'style',
      ground: 'dark',
      accent: 'violet',
      corner: 'square',
      density: 'close',
    });
  });

  it.each([
    ['#0c5666', 'petrol'],
    ['#0b5394', 'blue'],
    ['rgb(53, 69, 158)', 'indigo'],
    ['#5b3a99', 'violet'],
    ['#85306f', 'plum'],
    ['#7a4a14', 'bronze'],
    ['#777', 'slate'],
    ['#000000', 'slate'],
    ['#00a040', 'petrol'], // a green says good, and is none of ours
    ['#e00030', 'plum'], // a red says bad
  ])('has for %s the accent %s', (color_highlight, accent) => {
    expect(parseStyle({ color_highlight })).toMatchObject({ accent });
  });

  it.each([
    ['words that cannot be read on their ground', { color_background: '#777', color_text: '#888' }],
    ['a colour that is seen through', { color_highlight: 'rgba(0, 0, 255, 0.1)' }],
    ['a colour beyond colours', { color_highlight: 'rgb(999, 0, 0)' }],
    ['an address in place of a colour', { color_highlight: 'url(https://evil.example/x.png)' }],
    ['a rule that ends ours', { color_highlight: '#fff;} body{display:none' }],
    ['a length of no unit', { dim_border_radius: '6', dim_spacing_size: 6 }],
    ['a length as large as the page', { dim_border_radius: '999px', dim_spacing_size: '100vw' }],
    ['a negative length', { dim_spacing_size: '-20px' }],
    ['fonts alone, which are the reader’s', { font_family_body: 'Comic', dim_font_size: '4px' }],
    ['nothing', {}],
    ['a list', []],
    ['a word', 'dark'],
    ['null', null],
  ])('says nothing where it holds %s', (_, style) => {
    expect(parseStyle(style)).toBeUndefined();
  });

  it('that is anything at all is ours word for word, or nothing', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('#abc', '#123456', '0px', '6px', '64px', 'rgb(1, 2, 3)'),
      fc.anything(),
    );
    const members = Object.keys(LIGHT_BLUE).map((name) => [name, value] as const);
    fc.assert(
      fc.property(
        fc.oneof(fc.record(Object.fromEntries(members), { requiredKeys: [] }), fc.anything()),
        (style) => {
          const said = parseStyle(style);
          return said === undefined || admit(STYLE, said) === said;
        },
      ),
    );
  });

  it('has an accent of ours for every colour there is', () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(channel, channel, channel, (red, green, blue) => {
        const said = parseStyle({ color_highlight: `rgb(${[red, green, blue].join(', ')})` });
        return ACCENTS.some((accent) => accent === said?.accent);
      }),
    );
  });
});

describe('where a style is asked for', () => {
  const base = new URL('https://ehr.example/fhir/R4/');
  const SOUND = 'https://ehr.example/fhir/R4/.well-known/smart-styles.json';

  it('is a file of JSON under the FHIR base', () => {
    expect(styleAddressOf(SOUND, base)?.href).toBe(SOUND);
  });

  it.each([
    ['another host', 'https://evil.example/fhir/R4/.well-known/smart-styles.json'],
    ['a host that begins alike', 'https://ehr.example.evil/fhir/R4/.well-known/smart-styles.json'],
    ['another port', 'https://ehr.example:8443/fhir/R4/.well-known/smart-styles.json'],
    ['no TLS', 'http://ehr.example/fhir/R4/.well-known/smart-styles.json'],
    ['a user before the host', 'https://x@ehr.example/fhir/R4/.well-known/smart-styles.json'],
    ['a query', `${SOUND}?patient=1`],
    ['a fragment', `${SOUND}#x`],
    ['a path above the base', 'https://ehr.example/styles/smart.json'],
    ['a base that only begins alike', 'https://ehr.example/fhir/R4x/.well-known/s.json'],
    ['a way up', 'https://ehr.example/fhir/R4/.well-known/../Patient/1.json'],
    ['a way up in disguise', 'https://ehr.example/fhir/R4/.well-known/%2e%2e/x.json'],
    ['a chart', 'https://ehr.example/fhir/R4/Patient/1'],
    ['a chart that looks like a file', 'https://ehr.example/fhir/R4/Patient/1.json'],
    ['a relative address', '.well-known/smart-styles.json'],
    ['something very long', `https://ehr.example/fhir/R4/.well-known/${'a'.repeat(600)}.json`],
    ['a script', 'javascript:alert(1)'],
    ['nothing', ''],
    ['no text', 7],
  ])('is never %s', (_, claim) => {
    expect(styleAddressOf(claim, base)).toBeUndefined();
  });
});

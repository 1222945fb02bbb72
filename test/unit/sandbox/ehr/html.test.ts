import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '#sandbox/ehr/html.ts';

describe('text in the pages of the sandbox EHR', () => {
  it('can neither open an element nor leave an attribute, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [, inAttribute = '', inElement = ''] =
          /^<p title="([^"]*)">([^]*)<\/p>$/.exec(html`<p title="${text}">${text}</p>`.html) ?? [];
        expect(inAttribute).toBe(inElement);
        expect(inElement).not.toMatch(/[<>"']/);
        expect(
          inElement.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
        ).toBe(text);
      }),
    );
  });

  it('is escaped once when templates stand in templates', () => {
    const inner = html`<b>${'a & b'}</b>`;
    expect(html`<em>${[inner]}</em>`.html).toBe('<em><b>a &#38; b</b></em>');
  });
});

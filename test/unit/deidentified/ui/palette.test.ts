import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCENTS } from '#boundary/style-policy.ts';

/* Every accent that an EHR's style can choose, measured on every ground it can stand on: WCAG 2.2, 1.4.3 and 1.4.11. */

const STYLES = 'src/deidentified/ui/styles/';
const tokens = readFileSync(`${STYLES}tokens.css`, 'utf8');
const palette = readFileSync(`${STYLES}palette.css`, 'utf8');

/** What a rule declares, by name without its dashes; the last rule of that selector counts. */
function declared(css: string, selector: string, place: 'first' | 'last'): Map<string, string> {
  const at = place === 'first' ? css.indexOf(`${selector} {`) : css.lastIndexOf(`${selector} {`);
  expect(at).toBeGreaterThanOrEqual(0);
  const body = css.slice(at, css.indexOf('}', at));
  return new Map(
    [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const LIGHT = declared(tokens, ':root', 'first');
const DARK = new Map([...LIGHT, ...declared(tokens, ':root', 'last')]);
const DARK_BY_EHR = declared(palette, ":root[data-ground='dark']", 'first');

/** The colours in force with an accent on a ground. */
function inForce(accent: string, ground: 'light' | 'dark'): (name: string) => string {
  const own =
    accent === ACCENTS[0]
      ? new Map<string, string>()
      : declared(palette, `:root[data-accent='${accent}']`, 'first');
  const all = new Map([...(ground === 'light' ? LIGHT : DARK), ...own]);
  return (name) => {
    let value = all.get(name) ?? '';
    for (let hops = 0; hops < 3; hops += 1) {
      const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? [];
      if (other !== undefined) value = all.get(other) ?? '';
    }
    expect(value).toMatch(/^#[\da-f]{6}$/);
    return value;
  };
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const CASES = ACCENTS.flatMap((accent) =>
  (['light', 'dark'] as const).map((ground) => [accent, ground] as const),
);

describe('contrast', () => {
  it('is measured as WCAG measures it', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it.each(CASES)('of %s on a %s ground is enough to read', (accent, ground) => {
    const colour = inForce(accent, ground);
    for (const behind of ['paper', 'wash', 'accent-wash']) {
      for (const before of ['accent', 'accent-deep', 'ink', 'ink-2', 'ink-3']) {
        const [ink, paper] = [colour(before), colour(behind)];
        expect([before, behind, contrast(ink, paper) >= 4.5]).toEqual([before, behind, true]);
      }
    }
    expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-accent'), colour('accent-deep'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('edge'), colour('paper'))).toBeGreaterThanOrEqual(3);
  });
});

describe('a dark ground', () => {
  it('is the same whether the reader’s computer or the EHR asks for it', () => {
    expect(Object.fromEntries(DARK_BY_EHR)).toEqual(
      Object.fromEntries(declared(tokens, ':root', 'last')),
    );
  });
});

describe('a reader’s own setting', () => {
  it('comes before the EHR’s colours', () => {
    const outside = palette.replaceAll(/@media [^{]+\{(?:[^{}]*\{[^}]*\})*\s*\}/g, '');
    expect(outside).not.toMatch(/: #|--accent|--paper|--ink|color-scheme/);
    const conditions = [...palette.matchAll(/@media ([^{]+) \{/g)].map(
      ([, condition]) => condition,
    );
    expect(conditions).toHaveLength(2);
    for (const condition of conditions) {
      expect(condition).toContain('(prefers-contrast: no-preference)');
      expect(condition).toContain('(forced-colors: none)');
    }
    expect(conditions.at(-1)).toContain('(prefers-color-scheme: light)');
  });
});

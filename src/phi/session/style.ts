import { isObject } from '#boundary/guards.ts';
import type { Accent, Style } from '#boundary/style-policy.ts';

type Words = Pick<Style, 'ground' | 'accent' | 'corner' | 'density'>;

/**
 * What an EHR's style says, in our own closed words; undefined where none of it makes sense. Of its eleven members five are looked at:
 * letters and their size are the reader's own to set, and colours of error and success are not ours to use.
 * @see https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html#styling
 */
export function parseStyle(candidate: unknown): ({ readonly type: 'style' } & Words) | undefined {
  if (!isObject(candidate)) return undefined;
  const words: Words = {
    ground: groundOf(candidate['color_background'], candidate['color_text']),
    accent: accentOf(candidate['color_highlight']),
    corner: stepOf(candidate['dim_border_radius'], CORNERS),
    density: stepOf(candidate['dim_spacing_size'], DENSITIES),
  };
  return Object.values(words).every((word) => word === null)
    ? undefined
    : { type: 'style', ...words };
}

/** Only where its own words could be read on its own ground: what is not readable there says nothing to go by. */
function groundOf(background: unknown, text: unknown): Style['ground'] {
  const [behind, before] = [parseColour(background), parseColour(text)];
  if (behind === undefined || before === undefined) return null;
  const [ground, ink] = [luminanceOf(behind), luminanceOf(before)];
  const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
  if (contrast < READABLE) return null;
  return ground > ink ? 'light' : 'dark';
}

/** WCAG 2.2, success criterion 1.4.3. */
const READABLE = 4.5;

function accentOf(highlight: unknown): Style['accent'] {
  const colour = parseColour(highlight);
  if (colour === undefined) return null;
  const hue = hueOf(colour);
  return hue === undefined ? 'slate' : nearestTo(hue);
}

/** Degrees of hue. Design choice: a red is nearest to plum or bronze, and a green to petrol, because neither is ours. */
const HUES: Readonly<Record<Exclude<Accent, 'slate'>, number>> = {
  petrol: 190,
  blue: 212,
  indigo: 234,
  violet: 264,
  plum: 318,
  bronze: 30,
};

function nearestTo(hue: number): Accent {
  let nearest: Accent = 'petrol';
  let least = apart(HUES.petrol, hue);
  for (const accent of ['blue', 'indigo', 'violet', 'plum', 'bronze'] as const) {
    const distance = apart(HUES[accent], hue);
    if (distance < least) [nearest, least] = [accent, distance];
  }
  return nearest;
}

function apart(one: number, other: number): number {
  const between = Math.abs(one - other) % 360;
  return Math.min(between, 360 - between);
}

/** Red, green and blue, 0 to 255. */
type Colour = readonly [red: number, green: number, blue: number];

/** A colour without transparency, as `#rgb`, `#rrggbb` or `rgb(r, g, b)`; undefined for whatever else. */
function parseColour(value: unknown): Colour | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_VALUE) return undefined;
  const text = value.trim().toLowerCase();
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(text)?.slice(1);
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(text)?.slice(1);
  const parts =
    short?.map((digit) => Number.parseInt(digit + digit, 16)) ??
    long?.map((digits) => Number.parseInt(digits, 16)) ??
    /^rgb\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3})\)$/.exec(text)?.slice(1).map(Number);
  const [red, green, blue] = parts ?? [];
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return Math.max(red, green, blue) > 255 ? undefined : [red, green, blue];
}

const LONGEST_VALUE = 40;

/** WCAG 2.2, relative luminance: 0 for black, 1 for white. */
function luminanceOf([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** In degrees; undefined for a grey, or nearly one. */
function hueOf([red, green, blue]: Colour): number | undefined {
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  if (span < GREY * Math.max(most, 1)) return undefined;
  if (most === red) return (60 * ((green - blue) / span) + 360) % 360;
  return most === green ? 60 * ((blue - red) / span) + 120 : 60 * ((red - green) / span) + 240;
}

/** Design choice: a colour with less of a hue than this is a grey. */
const GREY = 0.15;

/** Words for lengths up to so many pixels, in order. */
type Steps<T> = readonly (readonly [upTo: number, word: T])[];

const CORNERS: Steps<'square' | 'soft' | 'round'> = [
  [1, 'square'],
  [6, 'soft'],
  [64, 'round'],
];

const DENSITIES: Steps<'close' | 'usual' | 'roomy'> = [
  [12, 'close'],
  [24, 'usual'],
  [64, 'roomy'],
];

/** The word for a length in pixels; null for whatever is none, and for one beyond the last step. */
function stepOf<T>(value: unknown, steps: Steps<T>): T | null {
  const [, digits] =
    /^(\d{1,3}(?:\.\d{1,2})?)px$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (digits === undefined) return null;
  return steps.find(([upTo]) => Number(digits) <= upTo)?.[1] ?? null;
}

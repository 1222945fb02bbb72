import { ACCENTS } from '#boundary/style-policy.ts';
import { notOneOf, type Probe } from './door-probe.ts';

/* Door 1, for how an EHR's pages look. */

const GROUNDS = ['light', 'dark'] as const;
const CORNERS = ['square', 'soft', 'round'] as const;
const DENSITIES = ['close', 'usual', 'roomy'] as const;

const notNullOr = (...words: readonly string[]) => [
  ...notOneOf(...words).filter((value) => value !== null),
  '#1f6fb8',
  '6px',
];

export const STYLE_PROBES: readonly Probe[] = [
  {
    name: 'STYLE',
    sound: { type: 'style', ground: 'dark', accent: 'plum', corner: null, density: 'close' },
    hostile: {
      type: notOneOf('style'),
      ground: notNullOr(...GROUNDS),
      accent: notNullOr(...ACCENTS),
      corner: notNullOr(...CORNERS),
      density: notNullOr(...DENSITIES),
    },
  },
];

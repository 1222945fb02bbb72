import type { ZoneName } from '#zones';
import {
  both,
  CA,
  CSP,
  dropped,
  leaks,
  type Mutation,
  mutation,
  rewritten,
  seen,
  widened,
  without,
} from './mutation.ts';

const DOCUMENTS = [
  ['page', 'app.html'],
  ['launch', 'index.html'],
  ['airlock', 'go.html'],
] as const;

const FILES: readonly (readonly [ZoneName, string])[] = [
  ...DOCUMENTS,
  ['phi-worker', 'assets/phi-worker-hostile.js'],
  ['script', 'assets/hostile-worker.js'],
  ['file', 'packs/x.txt'],
];

/** What each source list of a document lets through once it is open, where there is no allow-list beside it. */
const OPENED: readonly (readonly [directive: string, vector: string])[] = [
  ['script-src', 'script'],
  ['style-src', 'link-stylesheet'],
  ['font-src', 'font-face'],
  ['img-src', 'image'],
  ['connect-src', 'fetch'],
];

/** What documents stand behind: policy, allow-list, frames, openers, permissions. */
export const OF_DOCUMENTS: readonly Mutation[] = DOCUMENTS.flatMap(([zone, file]) => [
  mutation({
    zone,
    what: 'no Connection-Allowlist',
    edit: without(CA),
    probe: leaks(zone, 'stun', 'link-preconnect', 'location'),
  }),
  mutation({
    zone,
    what: 'no Content-Security-Policy',
    edit: without(CSP),
    probe: leaks(zone, 'fetch', 'script'),
    base: without(CA),
  }),
  ...OPENED.map(([directive, vector]) =>
    mutation({
      zone,
      what: `${directive} *`,
      edit: widened(directive, '*'),
      probe: leaks(zone, vector),
      base: both(without(CA), dropped('require-trusted-types-for')),
    }),
  ),
  mutation({
    zone,
    what: 'no default-src',
    edit: dropped('default-src'),
    probe: leaks(zone, 'video', 'link-manifest', 'object'),
    base: without(CA),
  }),
  mutation({
    zone,
    what: 'no base-uri',
    edit: dropped('base-uri'),
    probe: leaks(zone, 'base'),
    base: both(without(CA), widened('img-src', '*')),
  }),
  mutation({
    zone,
    what: 'no frame-ancestors',
    edit: dropped('frame-ancestors'),
    probe: seen('framed', file),
  }),
  mutation({
    zone,
    what: 'no require-trusted-types-for',
    edit: dropped('require-trusted-types-for'),
    probe: seen('markup', file),
  }),
  mutation({
    zone,
    what: 'no Permissions-Policy',
    edit: without('Permissions-Policy'),
    probe: seen('permitted', file),
  }),
  mutation({
    zone,
    what: 'no Cross-Origin-Opener-Policy',
    edit: without('Cross-Origin-Opener-Policy'),
    probe: seen('opener', file),
  }),
]);

/** What every file has. */
export const OF_FILES: readonly Mutation[] = FILES.flatMap(([zone, file]) => [
  mutation({
    zone,
    what: 'Cache-Control: a year',
    edit: rewritten('Cache-Control', /.*/, 'max-age=31536000'),
    probe: seen('kept', file),
  }),
  mutation({
    zone,
    what: 'no Cross-Origin-Resource-Policy',
    edit: without('Cross-Origin-Resource-Policy'),
    probe: seen('embedded', file),
  }),
]);

/** Who would be told where a request came from. */
export const REFERRERS: readonly Mutation[] = (
  [
    ['page', 'meant-own-file'],
    ['launch', 'meant-authorize'],
    ['airlock', 'meant-own-file'],
    ['phi-worker', 'meant-fhir'],
  ] as const
).map(([zone, vector]) =>
  mutation({
    zone,
    what: 'no Referrer-Policy',
    edit: without('Referrer-Policy'),
    probe: { kind: 'tells-referrer', place: zone, vectors: [vector] },
  }),
);

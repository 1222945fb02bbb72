import { headersOf } from '#zones';
import { sandboxTenant } from './built-site.ts';
import { partsOf } from './header-parts.ts';
import {
  both,
  CA,
  CSP,
  dropped,
  type Edit,
  type Headed,
  leaks,
  type Mutation,
  mutation,
  rewritten,
  seen,
  widened,
  without,
} from './mutation.ts';

/** A file of each zone, and an address that has none. */
export const FILES: Readonly<Record<Headed, string>> = {
  page: 'app.html',
  launch: 'index.html',
  airlock: 'go.html',
  ended: 'ended.html',
  forgotten: 'forgotten.html',
  readiness: 'readiness.html',
  'phi-worker': 'assets/phi-worker-hostile.js',
  script: 'assets/hostile-worker.js',
  file: 'packs/x.txt',
  refusal: 'no-such',
};

/** Zones whose files are documents of their own. */
export const DOCUMENTS = ['page', 'launch', 'airlock', 'ended', 'forgotten', 'readiness'] as const;

const NOTICES = ['ended', 'forgotten'] as const;

/** A notice has no script, and is an origin of its own that none would load in: both are opened where something else is to be seen. */
const running: Edit = (headers) =>
  headers[CSP]?.includes('sandbox') === true
    ? both(dropped('sandbox'), rewritten(CSP, /$/, "; script-src 'self'"))(headers)
    : headers;

/** What each source list of a document lets through once it is open, where there is no allow-list beside it. */
const OPENED: readonly (readonly [directive: string, vector: string])[] = [
  ['script-src', 'script'],
  ['style-src', 'link-stylesheet'],
  ['font-src', 'font-face'],
  ['img-src', 'image'],
  ['connect-src', 'fetch'],
];

const untrusted = dropped('require-trusted-types-for');
const images = rewritten(CSP, /$/, '; img-src *');

/** What documents stand behind: policy, allow-list, frames, openers, markup. */
export const OF_DOCUMENTS: readonly Mutation[] = DOCUMENTS.flatMap((zone) => [
  mutation({
    zone,
    what: 'no Connection-Allowlist',
    edit: without(CA),
    probe: leaks(zone, 'stun', 'link-preconnect', 'location'),
    base: running,
  }),
  mutation({
    zone,
    what: 'no Content-Security-Policy',
    edit: without(CSP),
    probe: leaks(zone, 'fetch', 'script'),
    base: both(running, without(CA)),
  }),
  ...OPENED.filter(([directive]) => has(zone, directive)).map(([directive, vector]) =>
    mutation({
      zone,
      what: `${directive} *`,
      edit: widened(directive, '*'),
      probe: leaks(zone, vector),
      base: both(running, without(CA), untrusted),
    }),
  ),
  mutation({
    zone,
    what: 'no default-src',
    edit: dropped('default-src'),
    probe: leaks(zone, 'video', 'link-manifest', 'object'),
    base: both(running, without(CA)),
  }),
  mutation({
    zone,
    what: 'no base-uri',
    edit: dropped('base-uri'),
    probe: leaks(zone, 'base'),
    base: both(running, without(CA), has(zone, 'img-src') ? widened('img-src', '*') : images),
  }),
  mutation({
    zone,
    what: 'no form-action',
    edit: dropped('form-action'),
    probe: leaks(zone, 'form-ehr-other-path'),
    base: both(running, without(CA)),
  }),
  mutation({
    zone,
    what: 'framed by nobody',
    edit: widened('frame-ancestors', "'none'"),
    probe: seen('not framed by the EHR', FILES[zone]),
  }),
  mutation({
    zone,
    what: 'no require-trusted-types-for',
    edit: untrusted,
    probe: seen('markup', FILES[zone]),
  }),
  mutation({
    zone,
    what: 'trusted-types *',
    edit: widened('trusted-types', '*'),
    probe: seen('other policy', FILES[zone]),
  }),
  mutation({
    zone,
    what: 'no trusted-types',
    edit: dropped('trusted-types'),
    probe: seen('other policy', FILES[zone]),
  }),
]);

/** What only the notices have, in which a session ends. */
export const OF_NOTICES: readonly Mutation[] = NOTICES.flatMap((zone) => [
  mutation({
    zone,
    what: 'no sandbox',
    edit: dropped('sandbox'),
    probe: seen('of the app’s origin', FILES[zone]),
  }),
  mutation({
    zone,
    what: 'any style',
    edit: widened('style-src', "'unsafe-inline'"),
    probe: seen('other style', FILES[zone]),
  }),
  mutation({
    zone,
    what: 'no Clear-Site-Data',
    edit: without('Clear-Site-Data'),
    probe: seen('cache left', FILES[zone]),
  }),
  mutation({
    zone,
    what: 'the cache not cleared',
    edit: rewritten('Clear-Site-Data', /"cache"/, '"executionContexts"'),
    probe: seen('cache left', FILES[zone]),
  }),
]);

/** What every answer has. */
export const OF_FILES: readonly Mutation[] = entriesOf(FILES).flatMap(([zone, file]) => [
  mutation({
    zone,
    what: 'Cache-Control: a year',
    edit: rewritten('Cache-Control', /.*/, 'max-age=31536000'),
    probe: seen('kept', file),
    // One that clears the cache is not in it either.
    base: without('Clear-Site-Data'),
  }),
  mutation({
    zone,
    what: 'no Cross-Origin-Resource-Policy',
    edit: without('Cross-Origin-Resource-Policy'),
    probe: seen('embedded', file),
  }),
  ...(has(zone, 'frame-ancestors')
    ? [
        mutation({
          zone,
          what: 'no frame-ancestors',
          edit: dropped('frame-ancestors'),
          probe: seen('framed', file),
        }),
      ]
    : []),
  ...(zone === 'ended' || zone === 'forgotten'
    ? []
    : [
        mutation({
          zone,
          what: 'no Cross-Origin-Opener-Policy',
          edit: without('Cross-Origin-Opener-Policy'),
          probe: seen('opener', file),
        }),
      ]),
]);

/** Who would be told where a request came from. */
export const REFERRERS: readonly Mutation[] = (
  [
    ['page', 'meant-own-file'],
    ['launch', 'meant-authorize'],
    ['airlock', 'meant-own-file'],
    ['readiness', 'meant-own-file'],
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

function has(zone: Headed, directive: string): boolean {
  const said = headersOf(
    zone === 'refusal' ? 'file' : zone,
    sandboxTenant('http://localhost:1'),
    [],
  );
  return partsOf(said).includes(`${CSP} › ${directive}`);
}

function entriesOf(files: typeof FILES): readonly (readonly [Headed, string])[] {
  const zones: readonly Headed[] = [...DOCUMENTS, 'phi-worker', 'script', 'file', 'refusal'];
  return zones.map((zone) => [zone, files[zone]] as const);
}

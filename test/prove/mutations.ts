import { OF_DOCUMENTS, OF_FILES, OF_NOTICES, REFERRERS } from './document-mutations.ts';
import { ENTRIES } from './entry-mutations.ts';
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
  without,
} from './mutation.ts';

/** A document that is nobody’s page is of the app’s origin all the same: hostile code opens it in a window and acts from there. */
const BORROWED: readonly Mutation[] = (
  [
    ['refusal', 'own-refusal'],
    ['file', 'own-file'],
    ['script', 'own-script'],
  ] as const
).flatMap(([zone, name]) => {
  const coop = without('Cross-Origin-Opener-Policy');
  const borrowed = (what: string, ...[edit, vector, base]: Borrowing) =>
    mutation({
      zone,
      what: `${what}, opened in a window`,
      edit,
      probe: leaks('framed', `window-${name}-${vector}`),
      base: both(coop, base),
    });
  return [
    borrowed('no Connection-Allowlist', without(CA), 'preconnect', coop),
    borrowed('no Content-Security-Policy', without(CSP), 'fetch', without(CA)),
    borrowed('no default-src', dropped('default-src'), 'fetch', without(CA)),
  ];
});

type Borrowing = readonly [
  edit: ReturnType<typeof without>,
  vector: 'preconnect' | 'fetch',
  base: ReturnType<typeof without>,
];

/** Every mutation that something is expected to notice, but those of single features: see `feature-mutations.ts`. */
export const MUTATIONS: readonly Mutation[] = [
  ...OF_DOCUMENTS,
  ...OF_NOTICES,
  ...OF_FILES,
  ...REFERRERS,
  ...ENTRIES,
  ...BORROWED,
  mutation({
    zone: 'forgotten',
    what: 'the storage not cleared',
    edit: rewritten('Clear-Site-Data', '"storage"', '"executionContexts"'),
    probe: seen('storage left', 'forgotten.html'),
  }),
  mutation({
    zone: 'file',
    what: 'no X-Content-Type-Options',
    edit: without('X-Content-Type-Options'),
    probe: seen('run-as-script', 'packs/x.txt'),
    base: without('Cross-Origin-Resource-Policy'),
  }),
];

/** Parts of the headers that stand without a probe, by their zone and name, and why they stay: said, not hidden. */
export const UNGUARDED: readonly (readonly [RegExp, string])[] = [
  [
    /^(?!file)[\w-]+ › X-Content-Type-Options: nosniff$/,
    'X-Content-Type-Options but of files: the type is stated and right, so nothing is sniffed; it costs nothing.',
  ],
  [
    /^(phi-worker|script|file|refusal) › (Permissions-Policy|Permissions-Policy › .*)$/,
    'Permissions-Policy of scripts, files and errors: no document of ours, and no code in them to ask for a feature.',
  ],
  [
    /^(ended|forgotten|script|file|refusal) › Referrer-Policy: /,
    'Referrer-Policy of notices, scripts, files and errors: they load nothing and lead nowhere, so there is nobody to tell.',
  ],
  [
    /^(script|file|refusal) › Content-Security-Policy › (base-uri|form-action)( › 'none')?$/,
    'base-uri and form-action of scripts, files and errors: hostile code would have to stand in them; the allow-list, which is probed there, refuses what it would send.',
  ],
  [
    /› Content-Security-Policy › (script-src|style-src|font-src|img-src|connect-src|worker-src)$/,
    'source lists as a whole: where one is gone, default-src (or for workers script-src) stands in, which is narrower; each of their sources is probed.',
  ],
  [
    /^(ended|forgotten) › Cross-Origin-Opener-Policy: unsafe-none$/,
    'Cross-Origin-Opener-Policy of notices: it refuses nothing; it stands so that a sandboxed document is shown.',
  ],
  [
    /› Strict-Transport-Security: /,
    'Strict-Transport-Security: browsers take it over https only, and the sandbox has none; test/unit sees that it is there.',
  ],
];

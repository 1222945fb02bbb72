import { OF_DOCUMENTS, OF_FILES, REFERRERS } from './document-mutations.ts';
import { ENTRIES } from './entry-mutations.ts';
import { CA, leaks, type Mutation, mutation, seen, without } from './mutation.ts';

/** A document that is nobody’s page is of the app’s origin all the same. */
const BORROWED: readonly Mutation[] = (
  [
    ['refusal', 'window-own-refusal-preconnect'],
    ['file', 'window-own-file-preconnect'],
    ['script', 'window-own-script-preconnect'],
  ] as const
).flatMap(([zone, vector]) => {
  const probe = leaks('framed', vector);
  const coop = without('Cross-Origin-Opener-Policy');
  return [
    mutation({
      zone,
      what: 'no Connection-Allowlist, opened in a window',
      edit: without(CA),
      probe,
      base: coop,
    }),
    mutation({ zone, what: 'no Cross-Origin-Opener-Policy', edit: coop, probe, base: without(CA) }),
  ];
});

/** Every mutation that something is expected to notice. */
export const MUTATIONS: readonly Mutation[] = [
  ...OF_DOCUMENTS,
  ...OF_FILES,
  ...REFERRERS,
  ...ENTRIES,
  ...BORROWED,
  mutation({
    zone: 'file',
    what: 'no X-Content-Type-Options',
    edit: without('X-Content-Type-Options'),
    probe: seen('run-as-script', 'packs/x.txt'),
    base: without('Cross-Origin-Resource-Policy'),
  }),
];

/** Headers that stand without a probe, and why they stay: said, not hidden. */
export const UNGUARDED: readonly string[] = [
  'X-Content-Type-Options of documents and scripts: their type is stated and right, so nothing is sniffed; it costs nothing.',
  'Permissions-Policy and Referrer-Policy of scripts and files: they are no documents and ask for nothing.',
  'form-action: a form is refused by the allow-list first, and without one the browser looks the host up before it asks the policy.',
  'worker-src: where it is gone, script-src stands in for it.',
  'trusted-types: where no policy is named, require-trusted-types-for still refuses text; only hostile code would make a policy.',
];

import {
  both,
  CA,
  CSP,
  dropped,
  leaks,
  type Mutation,
  mutation,
  type Edit,
  rewritten,
  stops,
  widened,
  without,
} from './mutation.ts';

/** The sandbox authorizes on the EHR's own host, so this entry covers the others. */
const NO_AUTHORIZATION = rewritten(CA, /"http:\/\/localhost:\d+\/\*"/, '');

/** Each entry of each list: taken away, what it is for stops; widened, something gets out. */
export const ENTRIES: readonly Mutation[] = [
  mutation({
    zone: 'launch',
    what: 'allow-list without response-origin',
    edit: rewritten(CA, 'response-origin', ''),
    probe: stops('launch', 'meant-own-file'),
    base: opened(),
  }),
  mutation({
    zone: 'readiness',
    what: 'allow-list without response-origin',
    edit: rewritten(CA, 'response-origin', ''),
    probe: stops('readiness', 'meant-own-file'),
  }),
  ...(['launch', 'airlock'] as const).map((zone) =>
    mutation({
      zone,
      what: 'no redirect followed',
      edit: rewritten(CA, ';redirects=allow', ''),
      probe: stops(zone, 'meant-redirect'),
    }),
  ),
  mutation({
    zone: 'airlock',
    what: 'allow-list without the host of a source',
    edit: rewritten(CA, /"http:\/\/127[^"]*"/, ''),
    probe: stops('airlock', 'meant-catalog'),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'allow-list without the FHIR base itself',
    edit: rewritten(CA, /"[^"]*\/fhir"/, ''),
    probe: stops('phi-worker', 'meant-fhir-base'),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'connect-src without the FHIR base itself',
    edit: rewritten(CSP, / \S*\/fhir(?= )/, ''),
    probe: stops('phi-worker', 'meant-fhir-base'),
  }),
  mutation({
    zone: 'page',
    what: 'worker-src blob:',
    edit: widened('worker-src', 'blob:'),
    probe: leaks('page', 'worker-blob'),
    base: both(without(CA), widened('connect-src', '*'), dropped('require-trusted-types-for')),
  }),
  mutation({
    zone: 'page',
    what: 'allow-list without response-origin',
    edit: rewritten(CA, 'response-origin', ''),
    probe: stops('page', 'meant-own-file'),
  }),
  mutation({
    zone: 'airlock',
    what: 'allow-list without response-origin',
    edit: rewritten(CA, 'response-origin', ''),
    probe: stops('airlock', 'meant-own-file'),
  }),
  mutation({
    zone: 'launch',
    what: 'allow-list without smart-configuration',
    edit: rewritten(CA, /"[^"]*smart-configuration"/, ''),
    probe: stops('launch', 'meant-discovery'),
    base: both(opened(), NO_AUTHORIZATION),
  }),
  mutation({
    zone: 'launch',
    what: 'allow-list without metadata',
    edit: rewritten(CA, /"[^"]*metadata"/, ''),
    probe: stops('launch', 'meant-metadata'),
    base: both(opened(), NO_AUTHORIZATION),
  }),
  mutation({
    zone: 'launch',
    what: 'allow-list without the authorization origin',
    edit: NO_AUTHORIZATION,
    probe: stops('launch', 'meant-authorize'),
  }),
  mutation({
    zone: 'launch',
    what: 'connect-src without smart-configuration',
    edit: rewritten(CSP, / \S*smart-configuration/, ''),
    probe: stops('launch', 'meant-discovery'),
  }),
  mutation({
    zone: 'launch',
    what: 'connect-src without metadata',
    edit: rewritten(CSP, / \S*metadata/, ''),
    probe: stops('launch', 'meant-metadata'),
  }),
  mutation({
    zone: 'launch',
    what: 'connect-src with the whole EHR',
    edit: widened('connect-src', 'http://localhost:*'),
    probe: leaks('launch', 'ehr-other-path'),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'allow-list without the FHIR base',
    edit: rewritten(CA, /"[^"]*\/fhir\/\*"/, ''),
    probe: stops('phi-worker', 'meant-fhir'),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'allow-list without the token endpoint',
    edit: rewritten(CA, /"[^"]*\/token"/, ''),
    probe: stops('phi-worker', 'meant-token'),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'connect-src without the FHIR base',
    edit: rewritten(CSP, / \S*\/fhir\//, ''),
    probe: stops('phi-worker', 'meant-fhir'),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'connect-src without the token endpoint',
    edit: rewritten(CSP, / \S*\/token/, ''),
    probe: stops('phi-worker', 'meant-token'),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'allow-list with the whole EHR',
    edit: rewritten(CA, '/fhir/*', '/*'),
    probe: leaks('phi-worker', 'ehr-other-path'),
    base: without(CSP),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'allow-list with a base that only begins the same',
    edit: rewritten(CA, '/fhir/*', '/fhir*'),
    probe: leaks('phi-worker', 'ehr-other-base'),
    base: without(CSP),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'connect-src with the whole EHR',
    edit: rewritten(CSP, '/fhir/', '/'),
    probe: leaks('phi-worker', 'ehr-other-path'),
    base: without(CA),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'redirects allowed',
    edit: rewritten(CA, /$/, ';redirects=allow'),
    probe: leaks('phi-worker', 'redirect-by-ehr'),
    base: opened(),
  }),
  mutation({
    zone: 'page',
    what: 'redirects allowed',
    edit: rewritten(CA, /$/, ';redirects=allow'),
    probe: leaks('page', 'redirect-by-own-host'),
    base: opened(),
  }),
  mutation({
    zone: 'page',
    what: 'WebRTC allowed',
    edit: rewritten(CA, /$/, ';webrtc=allow'),
    probe: leaks('page', 'stun'),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'no Content-Security-Policy',
    edit: without(CSP),
    probe: leaks('phi-worker', 'fetch'),
    base: without(CA),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'no Connection-Allowlist',
    edit: without(CA),
    probe: leaks('phi-worker', 'redirect-by-ehr-to-other-path'),
  }),
  mutation({
    zone: 'phi-worker',
    what: 'no default-src',
    edit: dropped('default-src'),
    probe: leaks('phi-worker', 'import-scripts', 'dynamic-import'),
    base: without(CA),
  }),
  mutation({
    zone: 'script',
    what: 'no default-src',
    edit: dropped('default-src'),
    probe: leaks('script', 'fetch'),
    base: without(CA),
  }),
  mutation({
    zone: 'script',
    what: 'no Content-Security-Policy',
    edit: without(CSP),
    probe: leaks('script', 'fetch'),
    base: without(CA),
  }),
  mutation({
    zone: 'script',
    what: 'no Connection-Allowlist',
    edit: without(CA),
    probe: leaks('script', 'fetch'),
    base: without(CSP),
  }),
];

function opened(): Edit {
  return without(CSP);
}

import { type About, BUSY, ENTRY, type EndTexts, NOT_ASKED, VENDOR_TEXT } from './ehr-words.ts';

/* Before anyone signs in: what the EHR publishes, and whether a browser may read it. */

const SMART = '.well-known/smart-configuration under the issuer';

const NO_ANSWER_FIX = `See that issuer in ${ENTRY} is the FHIR base exactly as the EHR sends it in iss, and that the network of this device lets it through (DNS, proxy, firewall, TLS).`;

const LOOK_AT_ISSUER = `See that issuer in ${ENTRY} is the FHIR base exactly as the EHR sends it in iss, and that no portal or proxy answers in its place.`;

const CORS_FIX =
  'Have the EHR send Access-Control-Allow-Origin for the origin this app is served from (CORS), on refusals too, and see that the network of this device lets the request through.';

/** What an answer can lack, whatever was asked. */
const troubles = (asked: string) =>
  ({
    'no-answer': { found: `No answer came to ${asked}.`, fix: NO_ANSWER_FIX },
    'cors-or-network': {
      found: `The browser was given no answer to ${asked}: either none came, or CORS keeps it back.`,
      fix: CORS_FIX,
    },
    busy: BUSY,
    'not-there': { found: `There is nothing at ${asked} (404).`, fix: LOOK_AT_ISSUER },
    'not-json': {
      found: `The answer to ${asked} is not JSON: a sign-in page, perhaps, or XML.`,
      fix: `${LOOK_AT_ISSUER} The server must answer Accept: application/fhir+json, application/json with JSON.`,
    },
    'malformed-response': {
      found: `The answer to ${asked} is JSON, but not what belongs there.`,
      fix: LOOK_AT_ISSUER,
    },
  }) as const;

export const DISCOVERY: EndTexts<'discovery'> = {
  right: { found: 'The SMART configuration holds all that a launch needs.' },
  incomplete: {
    found: 'The SMART configuration lacks an endpoint that a launch needs.',
    fix: `Have the EHR publish authorization_endpoint and token_endpoint in ${SMART}, and issuer where it signs ID tokens.`,
  },
  ...troubles(SMART),
};

/** What discovery calls what the entry calls otherwise. */
const MEMBERS: Readonly<Record<string, readonly [said: string, entry: string]>> = {
  issuer: ['issuer', 'idTokenIssuer'],
  'authorization-endpoint': ['authorization_endpoint', 'authorizationOrigin'],
  'token-endpoint': ['token_endpoint', 'tokenEndpoint'],
};

const saidOf = ({ subject }: About): string => MEMBERS[subject ?? '']?.[0] ?? 'an endpoint';
const entryOf = ({ subject }: About): string => MEMBERS[subject ?? '']?.[1] ?? 'it';

export const ENDPOINTS: EndTexts<'discovery-endpoints'> = {
  right: { found: (about) => `${saidOf(about)} is as ${ENTRY} has it.` },
  differs: {
    found: (about) =>
      `The SMART configuration names another ${saidOf(about)} than ${entryOf(about)} in ${ENTRY}.`,
    fix: (about) =>
      `If the EHR is right, set ${entryOf(about)} in ${ENTRY} to ${about.subject === 'authorization-endpoint' ? 'the origin of ' : ''}${saidOf(about)} of ${SMART}; build and deploy. If not, mend the SMART configuration.`,
  },
  missing: {
    found: (about) => `The SMART configuration names no ${saidOf(about)}.`,
    fix: (about) =>
      `Have the EHR publish ${saidOf(about)} in ${SMART}: ${entryOf(about)} in ${ENTRY} cannot be checked without it.`,
  },
  'not-said': {
    found: (about) => `The SMART configuration does not say ${saidOf(about)}.`,
    means:
      'The EHR is taken at the word of the tenant’s entry; sign-in shows whether that is right.',
    fix: (about) => `Have the EHR publish ${saidOf(about)} in ${SMART}.`,
  },
  'not-asked': NOT_ASKED,
};

const PKCE_FIX =
  'Have the authorization server support PKCE with S256 and list it: "code_challenge_methods_supported": ["S256"].';

export const PKCE: EndTexts<'pkce'> = {
  right: { found: 'S256 is listed.' },
  'not-listed': {
    found: 'The SMART configuration lists no method of PKCE.',
    means:
      'Foreword asks with S256 all the same. A server that does not check it leaves sign-in less protected; one that refuses it ends every launch.',
    fix: PKCE_FIX,
  },
  'plain-only': {
    found: 'Only the method plain is listed, which protects nothing.',
    means: 'Foreword signs in with S256 alone, so every launch ends before sign-in.',
    fix: PKCE_FIX,
  },
  'not-asked': NOT_ASKED,
};

const CAPABILITY_MEANING: Readonly<Record<string, string>> = {
  'launch-ehr': 'launches from inside the EHR',
  'client-public': 'apps without a secret',
  'sso-openid-connect': 'saying who signed in',
  'permission-user': 'scopes of the clinician’s own (user/)',
  'permission-v1': 'scopes in the grammar of SMART v1 (.read)',
  'permission-v2': 'scopes in the grammar of SMART v2 (.rs)',
};

const meaningOf = ({ subject }: About): string => CAPABILITY_MEANING[subject ?? ''] ?? 'it';
const nameOf = ({ subject }: About): string => subject ?? 'This capability';

export const CAPABILITY: EndTexts<'capability'> = {
  listed: { found: (about) => `${nameOf(about)} is listed: ${meaningOf(about)}.` },
  'not-listed': {
    found: (about) => `${nameOf(about)} is not listed: ${meaningOf(about)}.`,
    means: 'Some EHRs list less than they do. If sign-in works, this can stay as it is.',
    fix: (about) =>
      about.subject === 'permission-v1' || about.subject === 'permission-v2'
        ? `If scopes are dropped, spell those of ${ENTRY} in the grammar that this EHR lists; otherwise ask ${VENDOR_TEXT[about.tenant.vendor]} to list ${about.subject}.`
        : `Ask ${VENDOR_TEXT[about.tenant.vendor]} whether ${about.subject ?? 'it'} is switched on for this installation, and to list it under capabilities.`,
  },
  'not-asked': NOT_ASKED,
};

const corsOf = ({ subject }: About): string =>
  subject === 'token-endpoint' ? 'the token endpoint' : 'the FHIR base';

export const CORS: EndTexts<'cors'> = {
  open: { found: (about) => `A browser may ask ${corsOf(about)} from this app’s origin.` },
  'origin-not-allowed': {
    found: (about) => `This app’s origin is not allowed by ${corsOf(about)} (CORS).`,
    fix: (about) =>
      `Have ${corsOf(about)} send Access-Control-Allow-Origin with the origin this app is served from, or *, on answers, refusals and preflights (OPTIONS).`,
  },
  'authorization-not-allowed': {
    found: (about) => `The preflight of ${corsOf(about)} does not allow the header Authorization.`,
    fix: 'Have the FHIR base answer preflights (OPTIONS) with Access-Control-Allow-Headers: Authorization, Content-Type, Accept. A * there does not cover Authorization.',
  },
  'no-answer': {
    found: (about) => `No answer came from ${corsOf(about)}.`,
    fix: ({ subject }) =>
      subject === 'token-endpoint'
        ? `See that tokenEndpoint in ${ENTRY} is token_endpoint of ${SMART}, and that the network of this device lets it through.`
        : NO_ANSWER_FIX,
  },
  'cors-or-network': {
    found: (about) =>
      `The browser was given no answer by ${corsOf(about)}: either none came, or CORS keeps it back.`,
    fix: CORS_FIX,
  },
  'no-origin': {
    found: 'Not tried: where the app is served is not known.',
    means: 'Give the console --app URL, the address of the tenant’s page.',
  },
  'not-asked': NOT_ASKED,
};

export const METADATA: EndTexts<'metadata'> = {
  readable: { found: '/metadata was read without a token.' },
  'only-with-token': {
    found: '/metadata is shown only with a token.',
    means: 'It works: Foreword asks for it again once signed in, one request later.',
    fix: 'Show /metadata to anyone, as FHIR asks of servers.',
  },
  'not-permitted': {
    found: '/metadata is refused, with the token as well.',
    means:
      'Nothing can be looked up about this server: no empty answer counts as proof, and no batch is tried.',
    fix: 'Show /metadata to anyone, as FHIR asks of servers.',
  },
  ...troubles('/metadata'),
};

export const FHIR_VERSION: EndTexts<'fhir-version'> = {
  right: { found: 'FHIR R4 or later.' },
  'too-old': {
    found: 'This is a FHIR base before R4.',
    fix: `Use the R4 base of this EHR as issuer in ${ENTRY}, and register the app for R4.`,
  },
  'not-said': {
    found: '/metadata does not say its FHIR version.',
    means: 'Foreword reads it as R4.',
    fix: 'Have /metadata say fhirVersion. If it is not R4 (4.0.1), use the R4 base of this EHR.',
  },
  'not-asked': NOT_ASKED,
};

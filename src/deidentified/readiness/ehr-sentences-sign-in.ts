import type { Tenant } from '#boundary/tenant.ts';
import {
  type About,
  BUSY,
  countWords,
  ENTRY,
  type EndTexts,
  grantWords,
  NO_CLINICIAN,
  NO_GRANT,
  NO_TOKEN,
  NOT_ASKED,
  scopeOf,
  SESSION_OVER,
  typeOf,
  VENDOR_TEXT,
} from './ehr-words.ts';
import { settingName } from './vendor-settings.ts';

/* Who signed in, and what was granted. */

/** A setting by the portal's own name, where it has a public one. */
function clientTypeOf({ vendor }: Tenant): string {
  const called = settingName(vendor, 'client-type');
  return called === null ? 'a public client' : `a public client (“${called}”)`;
}

export const SIGN_IN: EndTexts<'sign-in'> = {
  right: { found: 'The code was exchanged for an access token.' },
  refused: {
    found: 'The token endpoint refused the code.',
    fix: ({ tenant }) =>
      `Register the app as ${clientTypeOf(tenant)} with PKCE and no secret, with the redirect URI of app.html character for character, and compare clientId in ${ENTRY}.`,
  },
  'patient-context': {
    found: 'The launch came with a patient.',
    means:
      'Foreword reads a schedule. Launched from one patient’s chart it shows nothing of others.',
    fix: 'Place the launch at the schedule or in the main menu, and ask for no launch/patient and no patient/ scope.',
  },
  'no-identity': {
    found: 'The code was exchanged, but no ID token came that can be accepted.',
    fix: `Grant openid and fhirUser to this client, and compare idTokenIssuer and clientId in ${ENTRY} with iss and aud of the ID token.`,
  },
  'too-far': {
    found:
      'The ID token is over, or not yet good, by the clock of this computer: by more than a day.',
    means: 'Nobody can sign in from this computer: the visits of a wrong day could be read.',
    fix: 'Set date and time of this computer by its time service, or those of the EHR’s servers, whichever is wrong.',
  },
  'malformed-response': {
    found: 'The answer of the token endpoint is not what OAuth says.',
    fix: `Compare tokenEndpoint in ${ENTRY} with token_endpoint of the SMART configuration; it must answer JSON with access_token and token_type Bearer.`,
  },
  'cors-or-network': {
    found:
      'The browser was given no answer by the token endpoint: none came, or CORS keeps it back.',
    fix: 'Have the token endpoint send Access-Control-Allow-Origin for the origin this app is served from (CORS), on refusals too.',
  },
  busy: BUSY,
  'no-token': NO_TOKEN,
  'not-asked': NOT_ASKED,
};

export const FHIR_USER: EndTexts<'fhir-user'> = {
  right: { found: 'fhirUser names a Practitioner or a PractitionerRole.' },
  missing: {
    found: 'The EHR did not say who signed in: no ID token that can be accepted, or no fhirUser.',
    fix: `Grant openid and fhirUser, have the ID token carry the claim fhirUser, and compare idTokenIssuer and clientId in ${ENTRY} with its iss and aud.`,
  },
  'not-clinician': {
    found: 'fhirUser names neither a Practitioner nor a PractitionerRole.',
    fix: 'Link this account to a provider record, so that fhirUser names a Practitioner; sign in as a clinician, not as a patient or an administrator.',
  },
  'no-grant': NO_GRANT,
  'no-token': NO_TOKEN,
};

export const PRACTITIONER: EndTexts<'practitioner'> = {
  right: { found: 'The Practitioner behind it could be read.' },
  'names-none': {
    found: 'The PractitionerRole that fhirUser names has no practitioner.',
    fix: 'Fill in practitioner in that PractitionerRole, or have fhirUser name the Practitioner.',
  },
  'not-needed': {
    found: 'fhirUser names the Practitioner itself, so none has to be read.',
    means: 'Nothing has to be done.',
  },
  'not-permitted': {
    found: 'Reading it was refused (403 or 404).',
    fix: (about) => {
      const type = about.subject === 'PractitionerRole' ? 'PractitionerRole' : 'Practitioner';
      return `To let it be read, ${grantWords(about, type, 'read')}; if it is not there at all, link this account to a provider record that the FHIR API shows.`;
    },
  },
  'malformed-response': {
    found: 'The answer is not a Practitioner.',
    fix: 'Look at what the FHIR base answers for the address in fhirUser: it must be that resource, as JSON.',
  },
  'no-answer': {
    found: 'No answer came.',
    fix: 'See that fhirUser names an address under the FHIR base of this issuer, and that it answers.',
  },
  busy: BUSY,
  'scope-missing': {
    found: 'No scope was granted that reads it.',
    fix: (about) => {
      const type = about.subject === 'PractitionerRole' ? 'PractitionerRole' : 'Practitioner';
      return `To let it be read, ${grantWords(about, type, 'read')}.`;
    },
  },
  'session-over': SESSION_OVER,
  'no-clinician': NO_CLINICIAN,
  'no-token': NO_TOKEN,
};

const askedOf = (about: About): string => scopeOf(about, typeOf(about));

const inGrammar = (about: About, ending: 'rs' | 'read'): string =>
  `user/${typeOf(about)}.${ending}`;

const dropped = (about: About): string =>
  `${askedOf(about)} was asked for and not granted; the EHR said nothing of it.`;

/** The scopes of one type; `subject` is the type. */
export const SCOPES_GRANTED: EndTexts<'scopes-granted'> = {
  granted: { found: (about) => `${askedOf(about)} was granted.` },
  'other-version': {
    found: (about) => `${askedOf(about)} was granted in the other grammar of SMART.`,
    means: 'It works. An EHR that changes its mind drops it without a word.',
    fix: (about) =>
      `Write ${inGrammar(about, askedOf(about).endsWith('.read') ? 'rs' : 'read')} in scopes of ${ENTRY}, as this EHR grants it.`,
  },
  narrower: {
    found: (about) => `Less than ${askedOf(about)} was granted: with a condition, or in part.`,
    means: 'Some records of this type will be missing, and nobody is told which.',
    fix: (about) => `For all of it, ${grantWords(about, typeOf(about))}, without a condition.`,
  },
  'no-search': {
    found: (about) => `${typeOf(about)} may be read by its id alone, not searched.`,
    fix: (about) => `To let it be searched, ${grantWords(about, typeOf(about))}.`,
  },
  dropped: {
    found: dropped,
    fix: (about) => `Now ${grantWords(about, typeOf(about))}; then launch again.`,
  },
  'dropped-v1': {
    found: (about) => `${dropped(about)} The scopes in the grammar of SMART v2 were granted.`,
    fix: (about) =>
      `Write ${inGrammar(about, 'rs')} in place of ${inGrammar(about, 'read')} in scopes of ${ENTRY}: this client is registered for SMART v2. Then ${grantWords(about, typeOf(about)).replace('.read', '.rs')}.`,
  },
  'dropped-v2': {
    found: (about) => `${dropped(about)} The scopes in the grammar of SMART v1 were granted.`,
    fix: (about) =>
      `Write ${inGrammar(about, 'read')} in place of ${inGrammar(about, 'rs')} in scopes of ${ENTRY}: this EHR grants it in the grammar of SMART v1. Then have that scope granted to this client.`,
  },
  'no-grant': NO_GRANT,
  'no-token': NO_TOKEN,
};

export const SCOPES_EXTRA: EndTexts<'scopes-extra'> = {
  'none-extra': { found: 'Nothing was granted that was not asked for.' },
  extra: {
    found: ({ count }) => `${countWords(count, 'scope')} granted that Foreword did not ask for.`,
    means:
      'Foreword does not use them. A token that can do less is safer, whoever comes to hold it.',
    fix: `Take from the registration of this client what does not stand in scopes of ${ENTRY}.`,
  },
  'no-grant': NO_GRANT,
  'no-token': NO_TOKEN,
};

const lifeOf = ({ count }: About): string =>
  count === null
    ? 'The access token lasts'
    : `The access token lasts ${countWords(count, 'second')}`;

export const TOKEN_LIFE: EndTexts<'token-life'> = {
  right: { found: (about) => `${lifeOf(about)}: enough for a run.` },
  short: {
    found: (about) => `${lifeOf(about)}, which is less than a run takes.`,
    means:
      'Reading stops in the middle, nearest visits first; the rest is named as not read, and nothing is renewed.',
    fix: ({ tenant }) =>
      `Have ${VENDOR_TEXT[tenant.vendor]} give this client an access token of at least 300 seconds (570 is usual, an hour is enough).`,
  },
  long: {
    found: (about) => `${lifeOf(about)}: longer than any run.`,
    means:
      'It works. Foreword lets the token go after eight minutes; whoever else came to hold it could use it as long as it lasts.',
    fix: 'Give this client an access token of an hour or less.',
  },
  'not-said': {
    found: 'The token endpoint does not say how long the token lasts.',
    means: 'Foreword reads for eight minutes at most, and stops where the EHR first refuses.',
    fix: 'Have the token endpoint send expires_in.',
  },
  'no-grant': NO_GRANT,
  'no-token': NO_TOKEN,
};

const CLOCK_FIX =
  'Set date and time of this computer by its time service, or those of the EHR’s servers, whichever is wrong.';

const apartWords = ({ count }: About): string =>
  count === null ? 'differ' : `differ by ${countWords(count, 'minute')}`;

export const CLOCK: EndTexts<'clock'> = {
  right: { found: 'The clocks of this computer and the EHR agree.' },
  apart: {
    found: (about) => `The clocks of this computer and the EHR ${apartWords(about)}.`,
    means: 'It works: Foreword goes by the EHR’s clock.',
    fix: CLOCK_FIX,
  },
  'too-far': {
    found: (about) => `The clocks of this computer and the EHR ${apartWords(about)}: too far.`,
    means: 'Nobody can sign in from this computer: the visits of a wrong day could be read.',
    fix: CLOCK_FIX,
  },
  'not-said': {
    found: 'The EHR did not say what time it has.',
    means: 'Foreword goes by the clock of this computer.',
    fix: 'Have the ID token carry iat; and keep date and time of clinicians’ computers by a time service.',
  },
  'no-grant': NO_GRANT,
  'no-token': NO_TOKEN,
};

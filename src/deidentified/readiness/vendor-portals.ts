import type { TenantVendor } from '#boundary/tenant.ts';
import type { Evidence, Known } from './vendor-known.ts';

/** What is set where the app is registered, in the order of the forms. */
export const SETTINGS = [
  'portal',
  'audience',
  'client-type',
  'redirect-uri',
  'launch-url',
  'scope-version',
  'apis',
] as const;

export type SettingName = (typeof SETTINGS)[number];

/** One setting as a vendor has it. */
export interface PortalSetting extends Known {
  readonly setting: SettingName;
  /** What the portal calls it; null where that is not public. */
  readonly called: string | null;
  /** What to choose or enter. */
  readonly choose: string;
}

const REDIRECT = 'the redirect URI, `https://HOST/t/ID/app.html`';
const LAUNCH = 'the launch URL, `https://HOST/t/ID/`';
const UNKNOWN: Known = { source: 'Nothing public found.', evidence: 'inferred' };

type Line = readonly [setting: SettingName, called: string | null, choose: string, known?: Known];

/** The settings of one portal, of one source unless a line names another. */
function portal(
  source: string,
  evidence: Evidence,
  lines: readonly Line[],
): readonly PortalSetting[] {
  return lines.map(([setting, called, choose, known = { source, evidence }]) => ({
    setting,
    called,
    choose,
    ...known,
  }));
}

const EPIC_FORM: Known = {
  source: 'https://docs.cloud.google.com/gemini/enterprise/docs/connectors/epic/epic-configuration',
  evidence: 'documented',
};
const OTHER_PORTAL: Known = {
  source:
    'Oracle Health AI Application Suite, Developer Portal User Guide, which is of another portal',
  evidence: 'inferred',
};

/** What each vendor's portal asks, and what to answer. */
export const PORTALS: Readonly<Record<TenantVendor, readonly PortalSetting[]>> = {
  epic: portal(EPIC_FORM.source, 'documented', [
    ['portal', 'Build Apps', 'create an app at https://fhir.epic.com'],
    ['audience', 'Application Audience', '“Clinicians or Administrative Users”'],
    ['client-type', 'Is Confidential Client', 'leave it unchecked: a public client'],
    ['redirect-uri', 'Redirect URIs', REDIRECT],
    [
      'launch-url',
      null,
      `${LAUNCH}: not in this form, but in the customer’s own launch record, or in the launch simulator`,
      { source: 'https://open.epic.com/launchpad', evidence: 'inferred' },
    ],
    ['scope-version', 'SMART Scope Version', '“SMART v2”'],
    ['apis', 'Incoming APIs', 'the APIs below by name; the FHIR version is R4'],
  ]),
  oracle: portal('Oracle LiveLabs, “Sign up for Code Console”', 'documented', [
    ['portal', 'My Applications, New Application', 'at https://code-console.cerner.com'],
    ['audience', 'Application Type', '“Provider”; Type of Access “Online”'],
    ['client-type', 'Application Privacy', '“Public”'],
    ['redirect-uri', 'Redirect URI', REDIRECT],
    ['launch-url', 'SMART Launch URI', LAUNCH],
    ['scope-version', 'SMART Version', 'SMART v2; it cannot be changed afterwards', OTHER_PORTAL],
    ['apis', 'Select Products', 'the FHIR R4 product of Millennium, then the resources below'],
  ]),
  meditech: portal(
    'https://nango.dev/docs/api-integrations/greenfield-meditech/how-to-register-your-own-greenfield-meditech-api-oauth-app',
    'documented',
    [
      ['portal', 'Greenfield Workspace registration form', 'ask for an account; no form for apps'],
      ['audience', null, 'say that clinicians use it, launched from the EHR', UNKNOWN],
      ['client-type', null, 'ask for a public client with PKCE: what is handed out has a secret'],
      ['redirect-uri', 'redirect/callback URI', `write them ${REDIRECT}`],
      ['launch-url', null, `write them ${LAUNCH}`, UNKNOWN],
      ['scope-version', null, 'name each scope as below: v2, and v1 for Appointment', UNKNOWN],
      ['apis', null, 'name each scope as below', UNKNOWN],
    ],
  ),
  athena: portal('https://docs.athenahealth.com/api/guides/onboarding-overview', 'documented', [
    ['portal', 'Developer Portal console', 'create an app'],
    ['audience', 'App category', 'a 3-legged OAuth app, for providers'],
    [
      'client-type',
      null,
      'public, with PKCE: discovery lists `none` for authentication at the token endpoint',
      {
        source: 'smart-configuration of https://api.platform.athenahealth.com/fhir/r4',
        evidence: 'captured',
      },
    ],
    ['redirect-uri', null, REDIRECT, UNKNOWN],
    ['launch-url', null, LAUNCH, UNKNOWN],
    ['scope-version', null, 'the scopes below; v1 and v2 are both listed in discovery', UNKNOWN],
    ['apis', null, 'the scopes below', UNKNOWN],
  ]),
  ecw: portal(
    'https://fhir.eclinicalworks.com/ecwopendev/documentation/getting-started/guidelines/register-app',
    'documented',
    [
      ['portal', 'Dev Portal, Register Your App', 'at https://fhir.eclinicalworks.com/ecwopendev'],
      ['audience', 'Provider App', 'an app for providers, launched from the EMR'],
      ['client-type', 'public app', 'public: it gets no secret and no refresh token'],
      ['redirect-uri', 'Configuration Details', `${REDIRECT}; not localhost`],
      ['launch-url', 'Configuration Details', `${LAUNCH}; not localhost`],
      ['scope-version', null, 'the scopes below; v1 and v2 are both listed in discovery', UNKNOWN],
      ['apis', 'Scope Selection', 'the scopes below'],
    ],
  ),
  veradigm: portal('https://developer.veradigm.com/Fhir/ProcessOverview', 'documented', [
    ['portal', 'My Dashboard, My FHIR Applications, +', 'at https://developer.veradigm.com'],
    ['audience', 'App Type', '“Provider”'],
    ['client-type', 'Client Type', '“Public Client”, “Web App”'],
    ['redirect-uri', 'Redirect URLs', REDIRECT],
    ['launch-url', 'Launch URLs', LAUNCH],
    [
      'scope-version',
      'the V1 and V2 tabs of the scopes',
      'V2 (.rs) only: the two do not mix',
      { source: 'Mere Medical, “Setting up Veradigm Sync”', evidence: 'documented' },
    ],
    ['apis', 'Scopes', 'the scopes below, on the V2 tab'],
  ]),
  medplum: portal('https://www.medplum.com/docs/integration/smart-app-launch', 'documented', [
    ['portal', 'Project Admin, Clients, Create New Client', 'at https://app.medplum.com'],
    ['audience', null, 'nothing to choose', UNKNOWN],
    ['client-type', null, 'nothing to choose; PKCE stands in for the secret', UNKNOWN],
    ['redirect-uri', 'Redirect URI', REDIRECT],
    ['launch-url', 'Launch URI', LAUNCH],
    ['scope-version', null, 'nothing to choose; v2 scopes are asked for', UNKNOWN],
    ['apis', 'Access Policy', 'one that lets clinicians read the types below'],
  ]),
  openemr: portal(
    'https://github.com/openemr/openemr/blob/master/Documentation/api/SMART_ON_FHIR.md',
    'documented',
    [
      [
        'portal',
        'Register App',
        '`/interface/smart/register-app.php`, then Administration → System → API Clients → Enable',
      ],
      ['audience', null, 'nothing to choose: `user/` scopes make it wait for an administrator'],
      ['client-type', 'App Type', '“Public”'],
      ['redirect-uri', 'Redirect URI(s)', REDIRECT],
      ['launch-url', 'Launch URL', LAUNCH],
      ['scope-version', null, 'the v2 scopes below', UNKNOWN],
      ['apis', 'Scopes', 'tick the scopes below'],
    ],
  ),
  generic: portal('https://hl7.org/fhir/smart-app-launch/', 'documented', [
    ['portal', null, 'where the EHR registers SMART apps'],
    ['audience', null, 'clinicians, by EHR launch'],
    ['client-type', null, 'public, with PKCE (S256)'],
    ['redirect-uri', 'redirect_uri', REDIRECT],
    ['launch-url', 'launch URL', LAUNCH],
    ['scope-version', null, 'SMART v2, or v1 where it knows no other'],
    ['apis', 'scope', 'the scopes below'],
  ]),
};

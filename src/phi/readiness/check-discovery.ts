import { isObject } from '#boundary/guards.ts';
import { CAPABILITIES_NEEDED } from '#boundary/readiness-subjects.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { type Answer, type From, isShownTo, troubleOf } from './ask.ts';
import { type Row, row } from './row.ts';

/** Judges what a server answers at `.well-known/smart-configuration` (SMART App Launch 2.2, Conformance). */
export function checkDiscovery(answer: Answer, tenant: Tenant, from: From): readonly Row[] {
  const trouble = troubleOf(answer, from);
  if (answer.came !== 'json' || !isObject(answer.body)) {
    return [row('discovery', trouble ?? 'malformed-response'), ...UNASKED];
  }
  const said = answer.body;
  const isShown = isShownTo(from, answer.headers);
  const isWhole =
    isText(said['authorization_endpoint']) &&
    isText(said['token_endpoint']) &&
    Array.isArray(said['capabilities']);
  return [
    row('discovery', !isShown ? 'cors-or-network' : isWhole ? 'right' : 'incomplete'),
    ...judgeEndpoints(said, tenant),
    judgePkce(wordsOf(said['code_challenge_methods_supported'])),
    ...judgeCapabilities(wordsOf(said['capabilities']), tenant.scopes),
  ];
}

type Said = Readonly<Record<string, unknown>>;

const UNASKED: readonly Row[] = [
  row('discovery-endpoints', 'not-asked', { subject: 'token-endpoint' }),
  row('pkce', 'not-asked'),
  row('capability', 'not-asked'),
];

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function wordsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(isText) : [];
}

/** The launch stops where these differ; an issuer is not always said. */
function judgeEndpoints(said: Said, tenant: Tenant): readonly Row[] {
  const { issuer, authorization_endpoint: authorization, token_endpoint: token } = said;
  const endOf = (value: unknown, isRight: (text: string) => boolean) =>
    isText(value) ? (isRight(value) ? 'right' : 'differs') : 'missing';
  return [
    row(
      'discovery-endpoints',
      isText(issuer) ? (issuer === tenant.idTokenIssuer ? 'right' : 'differs') : 'not-said',
      { subject: 'issuer' },
    ),
    row(
      'discovery-endpoints',
      endOf(
        authorization,
        (text) => URL.canParse(text) && new URL(text).origin === tenant.authorizationOrigin,
      ),
      { subject: 'authorization-endpoint' },
    ),
    row(
      'discovery-endpoints',
      endOf(token, (text) => text === tenant.tokenEndpoint),
      { subject: 'token-endpoint' },
    ),
  ];
}

function judgePkce(methods: readonly string[]): Row {
  if (methods.includes('S256')) return row('pkce', 'right');
  return row('pkce', methods.includes('plain') ? 'plain-only' : 'not-listed');
}

/** Those of the grammars of scopes that the entry uses. */
function judgeCapabilities(listed: readonly string[], scopes: readonly string[]): readonly Row[] {
  const asks = {
    'permission-v1': scopes.some((scope) => scope.endsWith('.read')),
    'permission-v2': scopes.some((scope) => /\.(rs|r|s)$/.test(scope)),
  };
  return CAPABILITIES_NEEDED.filter(
    (name) => !(name === 'permission-v1' || name === 'permission-v2') || asks[name],
  ).map((subject) =>
    row('capability', listed.includes(subject) ? 'listed' : 'not-listed', { subject }),
  );
}

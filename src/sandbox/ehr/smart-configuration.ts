/** Where the authorization server is, and what it grants. */
export interface SmartEndpoints {
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly scopes: readonly string[];
}

/** The discovery document of SMART App Launch 2.2, section 3.1. */
export function smartConfiguration(smart: SmartEndpoints): Readonly<Record<string, unknown>> {
  return {
    issuer: smart.issuer,
    jwks_uri: smart.jwksUri,
    authorization_endpoint: smart.authorizationEndpoint,
    token_endpoint: smart.tokenEndpoint,
    token_endpoint_auth_methods_supported: ['none'],
    grant_types_supported: ['authorization_code'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: smart.scopes,
    capabilities: CAPABILITIES,
  };
}

const CAPABILITIES = [
  'launch-ehr',
  'authorize-post',
  'client-public',
  'sso-openid-connect',
  'context-ehr-patient',
  'permission-user',
  'permission-v1',
  'permission-v2',
];

import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestSecurity,
  ResourceType,
} from '@medplum/fhirtypes';
import { isResourceType, searchParameter } from './definitions.ts';
import type { ServerRules } from './server-rules.ts';
import type { ServedType } from './served-types.ts';
import type { SmartEndpoints } from './smart-configuration.ts';

/** What this server can do, made from the same table its searches run on. */
export function capabilityStatement(
  base: string,
  smart: SmartEndpoints,
  { types, statement, batch }: ServerRules,
): CapabilityStatement {
  const { software, publisher, cors } = statement;
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-21',
    kind: 'instance',
    ...(publisher === null ? {} : { publisher }),
    ...(software === null ? {} : { software: { name: software } }),
    implementation: { description: 'A sandbox with synthetic patients', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: security(smart, cors),
        resource: [...types].flatMap(([type, served]) =>
          isResourceType(type) ? [toRestResource(type, served)] : [],
        ),
        ...(batch === 'none' ? {} : { interaction: [{ code: 'batch' }] }),
      },
    ],
  };
}

function toRestResource(
  type: ResourceType,
  { parameters, includes, needs }: ServedType,
): CapabilityStatementRestResource {
  return {
    type,
    documentation: `A search needs ${needs.map((names) => names.join(' with ')).join(', or ')}.`,
    interaction: [{ code: 'read' }, { code: 'search-type' }],
    versioning: 'versioned',
    searchInclude: [...includes],
    searchParam: parameters.map((name) => {
      const { type: kind, url } = searchParameter(type, name);
      return { name, type: kind, definition: url };
    }),
  };
}

/** `oauth-uris` is deprecated since SMART 2, and still what many apps look for. */
function security(smart: SmartEndpoints, cors: boolean): CapabilityStatementRestSecurity {
  return {
    ...(cors ? { cors } : {}),
    service: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
            code: 'SMART-on-FHIR',
          },
        ],
      },
    ],
    extension: [
      {
        url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
        extension: [
          { url: 'authorize', valueUri: smart.authorizationEndpoint },
          { url: 'token', valueUri: smart.tokenEndpoint },
        ],
      },
    ],
  };
}

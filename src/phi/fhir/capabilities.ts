import { objectsOf, textOf } from './resource.ts';
import type { Transport } from './transport.ts';

/** What a server says of itself in `/metadata`. */
export interface Capabilities {
  /** Takes a batch of searches at its base. */
  readonly batch: boolean;
  /** Whether a search parameter is listed for a type; undefined where the server does not say what it offers at all. */
  readonly declares: (type: string, parameter: string) => boolean | undefined;
}

/** Reads `/metadata`; undefined where the server keeps it back. */
export async function readCapabilities(transport: Transport): Promise<Capabilities | undefined> {
  const statement = await transport.read('metadata', 'CapabilityStatement');
  return statement.ok ? parseCapabilities(statement.value) : undefined;
}

/** What a server is taken to offer that keeps `/metadata` back: it says nothing, and takes no batch. */
export const SAYS_NOTHING: Capabilities = { batch: false, declares: () => undefined };

/** Parses a CapabilityStatement: the rest part of mode `server`. */
export function parseCapabilities(statement: unknown): Capabilities {
  const rest = objectsOf([statement])
    .flatMap((candidate) => objectsOf(candidate['rest']))
    .find(({ mode }) => mode !== 'client');
  const resources = objectsOf(rest?.['resource']);
  if (rest === undefined || resources.length === 0) return SAYS_NOTHING;
  const listed = new Set(
    resources.flatMap(({ type, searchParam }) =>
      objectsOf(searchParam).map(({ name }) => `${textOf(type)}?${textOf(name)}`),
    ),
  );
  return {
    batch: objectsOf(rest['interaction']).some(({ code }) => code === 'batch'),
    declares: (type, parameter) => listed.has(`${type}?${parameter}`),
  };
}

import { isObject } from '#boundary/guards.ts';
import { type Capabilities, parseCapabilities } from '#phi/fhir/capabilities.ts';
import type { Transport } from '#phi/fhir/transport.ts';
import { type Answer, type From, isShownTo, troubleOf } from './ask.ts';
import { type EndOf, type Row, row } from './row.ts';

/** What `/metadata` came to, and what it says where it came. */
export interface MetadataRead {
  readonly rows: readonly Row[];
  /** Undefined where it could not be read. */
  readonly capabilities: Capabilities | undefined;
}

interface MetadataParts {
  /** What came without the token. */
  readonly answer: Answer;
  /** Null without a token. */
  readonly transport: Transport | null;
  readonly from: From;
}

/** Judges `/metadata` as it came without a token, and asks again with the token where it was refused without. */
export async function checkMetadata({
  answer,
  transport,
  from,
}: MetadataParts): Promise<MetadataRead> {
  const isClosed = answer.came === 'refusal' && ASKS_FOR_A_TOKEN.has(answer.status);
  const trouble = isClosed ? 'not-permitted' : (troubleOf(answer, from) ?? 'no-answer');
  // A refusal without CORS headers is kept from a page, and looks like no answer.
  const mayBeClosed = isClosed || trouble === 'cors-or-network';
  if (mayBeClosed && transport !== null) return readWithToken(transport, trouble);
  if (answer.came !== 'json') return without(row('metadata', trouble));
  const isShown = isShownTo(from, answer.headers);
  const isStatement =
    isObject(answer.body) && answer.body['resourceType'] === 'CapabilityStatement';
  const end = !isStatement ? 'malformed-response' : isShown ? 'readable' : 'cors-or-network';
  return {
    rows: [row('metadata', end), judgeVersion(answer.body)],
    capabilities: isStatement ? parseCapabilities(answer.body) : undefined,
  };
}

const ASKS_FOR_A_TOKEN: ReadonlySet<number> = new Set([401, 403]);

async function readWithToken(
  transport: Transport,
  otherwise: EndOf<'metadata'>,
): Promise<MetadataRead> {
  const statement = await transport.read('metadata', 'CapabilityStatement');
  if (!statement.ok) return without(row('metadata', otherwise));
  return {
    rows: [row('metadata', 'only-with-token'), judgeVersion(statement.value)],
    capabilities: parseCapabilities(statement.value),
  };
}

function without(trouble: Row): MetadataRead {
  return { rows: [trouble, row('fhir-version', 'not-asked')], capabilities: undefined };
}

/** R4 and R4B say 4; before them the resources are others. A DSTU2 server's statement is a Conformance, and says its version too. */
function judgeVersion(statement: unknown): Row {
  const version = isObject(statement) ? statement['fhirVersion'] : undefined;
  if (typeof version !== 'string') return row('fhir-version', 'not-said');
  return row('fhir-version', /^[0-3]\./.test(version) ? 'too-old' : 'right');
}

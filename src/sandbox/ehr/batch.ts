import { STATUS_CODES } from 'node:http';
import type { BundleEntry } from '@medplum/fhirtypes';
import { isObject } from '#boundary/guards.ts';
import { type Answer, refusal } from './answer.ts';
import type { Asked } from './interaction.ts';

/** The most entries one batch may have. */
const MOST_ENTRIES = 50;

/** Reads a posted batch. The whole of it is refused when it is no batch or too long; what an entry asks is judged later. */
export function parseBatch(text: string): readonly Asked[] | Answer {
  const bundle = parsedJson(text);
  if (!isObject(bundle) || bundle['resourceType'] !== 'Bundle' || bundle['type'] !== 'batch') {
    return refusal(400, 'invalid', 'Only a Bundle of type batch can be posted here.');
  }
  const entries = bundle['entry'] ?? [];
  if (!Array.isArray(entries)) return refusal(400, 'structure', 'entry is not a list.');
  if (entries.length > MOST_ENTRIES) {
    return refusal(413, 'too-costly', `A batch may have ${MOST_ENTRIES} entries.`);
  }
  return entries.map(toEntry);
}

/** The answers of a batch, in the order of its entries. */
export function toBatchResponse(answers: readonly Answer[]): Answer {
  const entry = answers.map(({ status, body, headers = {} }): BundleEntry => {
    const response = { status: `${status} ${STATUS_CODES[status] ?? ''}`.trim() };
    if (body.resourceType === 'OperationOutcome') {
      return { response: { ...response, outcome: body } };
    }
    const etag = headers['ETag'];
    return { resource: body, response: etag === undefined ? response : { ...response, etag } };
  });
  return { status: 200, body: { resourceType: 'Bundle', type: 'batch-response', entry } };
}

function toEntry(value: unknown): Asked {
  const request = isObject(value) ? value['request'] : undefined;
  const { method, url } = isObject(request) ? request : {};
  const [path = '', query = ''] = typeof url === 'string' ? url.split('?') : [];
  return {
    method: typeof method === 'string' ? method : 'none',
    path: path.replace(/^\//, ''),
    parameters: new URLSearchParams(query),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { OperationOutcome, OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';

/** What the server says to one interaction, before it becomes an HTTP response or an entry of a batch. */
export interface Answer {
  readonly status: number;
  readonly body: Resource;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ids of the patients whose records this interaction asked for: what an auditor looks at. */
  readonly patients?: readonly string[];
}

/** A refusal as FHIR words it: an OperationOutcome with one error. */
export function refusal(status: number, code: OperationOutcomeIssue['code'], text: string): Answer {
  const body: OperationOutcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code, details: { text } }],
  };
  return { status, body };
}

/** Whether a value is an answer already, and not what a parser was asked for. */
export function isAnswer(value: object): value is Answer {
  return 'status' in value && 'body' in value;
}

/** An answer as an HTTP response in FHIR JSON; `headers` are added to its own. */
export function toResponse(answer: Answer, headers: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: {
      'Content-Type': 'application/fhir+json; charset=utf-8',
      'Cache-Control': 'no-store',
      ...answer.headers,
      ...headers,
    },
  });
}

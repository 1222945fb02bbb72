import type { OperationOutcomeIssue } from '@medplum/fhirtypes';
import type { Answer } from '../ehr/answer.ts';

/** The code system of Epic's own error codes. */
const SYSTEM = 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369';

/** What Epic's codes say, in our words. `https://fhir.epic.com/Specifications` lists them. */
const WORDS = {
  '4101': 'No results were found.',
  '4111': 'A required search parameter is missing.',
  '4118': 'The user is not authorized for this request.',
  '4122': 'An unknown parameter was ignored.',
  '4127': 'There are more results than are returned.',
  '4130': 'Break-the-glass security closes this record.',
  '4131': 'Break-the-glass security closes this record.',
  '4134': 'Break-the-glass security closes this record.',
  '59108': 'A category or a code is required.',
  '59111': 'This category is not known.',
  '59133': 'There are more results than are returned.',
  '59159': 'Required data is missing, such as the patient.',
  '59204': 'The app is not authorized for some kinds of this resource, which were left out.',
} as const;

export type EpicCode = keyof typeof WORDS;

/** A warning beside the matches. */
export function epicWarning(code: OperationOutcomeIssue['code'], ...codes: readonly EpicCode[]) {
  return epicIssue('warning', code, codes);
}

/** A refusal in Epic's codes. */
export function epicRefusal(
  status: number,
  code: OperationOutcomeIssue['code'],
  ...codes: readonly EpicCode[]
): Answer {
  const issue = [epicIssue('fatal', code, codes)];
  return { status, body: { resourceType: 'OperationOutcome', issue } };
}

function epicIssue(
  severity: OperationOutcomeIssue['severity'],
  code: OperationOutcomeIssue['code'],
  codes: readonly EpicCode[],
): OperationOutcomeIssue {
  const coding = codes.map((each) => ({ system: SYSTEM, code: each, display: WORDS[each] }));
  const [first] = codes;
  return {
    severity,
    code,
    details: { coding, ...(first === undefined ? {} : { text: WORDS[first] }) },
  };
}

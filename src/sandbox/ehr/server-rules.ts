import type { OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';
import type { Clinic } from '../clinic/clinic.ts';
import type { Access } from './access.ts';
import { type Answer, refusal } from './answer.ts';
import { PAGE_PARAMETER } from './page-links.ts';
import type { Limit } from './request-budget.ts';
import { SERVED_TYPES, type ServedTypes } from './served-types.ts';
import type { SmartStyle } from './smart-style.ts';

/** A search before anything of it was looked at. */
export interface AskedSearch {
  readonly type: string;
  readonly parameters: URLSearchParams;
}

/** What a server makes of a search: the parameters it minds, and what it remarks on beside the matches. */
export interface HeardSearch {
  readonly parameters: URLSearchParams;
  readonly issues: readonly OperationOutcomeIssue[];
  /** Answered with 200 and nothing, whatever there is. */
  readonly silent?: boolean;
}

/** In what one EHR may be unlike another. The sandbox's own ways are `SANDBOX_RULES`; a vendor's differ where its table says so. */
export interface ServerRules {
  readonly types: ServedTypes;
  /** What `/metadata` says of the server. */
  readonly statement: {
    readonly software: string | null;
    readonly publisher: string | null;
    readonly cors: boolean;
  };
  /** `scopes_supported`; null for whatever can be granted. */
  readonly scopesListed: readonly string[] | null;
  /** Whether a resource scope that the registration allows is granted; otherwise it is dropped without a word. */
  readonly grants: (scope: string) => boolean;
  /** How its pages look, for apps that it opens; null where it says nothing of that. */
  readonly style: SmartStyle | null;
  /** Seconds an access token is good for; null where nothing is known. */
  readonly tokenLife: number | null;
  readonly batch: 'whole' | 'none' | 'until-limited';
  /** Where a posted search is read from. */
  readonly posted: 'address-and-body' | 'body' | 'none';
  readonly pages: {
    readonly usual: number;
    readonly most: number;
    /** Matches at the end of a page that come again on the next. */
    readonly repeated: number;
    /** The parameter of `next` links. */
    readonly parameter: string;
    readonly total: boolean;
  };
  /** Matches beyond so many are left out, or refused with 413. */
  readonly matches: { readonly most: number; readonly beyond: 'left-out' | 'refused' };
  readonly limit: Limit | null;
  /** Refusals with these statuses lack the CORS headers, so that an app cannot read them. */
  readonly unreadable: readonly number[];
  readonly hear: (asked: AskedSearch) => HeardSearch | Answer;
  /** Words a search that the server cannot make sense of. */
  readonly misasked: (trouble: string) => Answer;
  /** What stands in place of a restricted patient's chart. */
  readonly restricted: 'redacted' | ((patient: string) => Answer);
  /** Whether whoever asks is shown a match. */
  readonly shows: (resource: Resource, access: Access) => boolean;
  /** What is remarked on, by how many matches there are. */
  readonly remarks: (matches: number) => readonly OperationOutcomeIssue[];
  /** A resource as this EHR writes it. */
  readonly shape: (resource: Resource) => Resource;
  /** What a clinic's store holds when it is this EHR's. */
  readonly lay: (clinic: Clinic) => readonly Resource[];
}

/** The sandbox as it is when it plays no vendor: strict, whole and without limits. */
export const SANDBOX_RULES: ServerRules = {
  types: SERVED_TYPES,
  statement: { software: 'Foreword sandbox EHR', publisher: null, cors: true },
  scopesListed: null,
  grants: () => true,
  style: null,
  tokenLife: null,
  batch: 'whole',
  posted: 'address-and-body',
  pages: { usual: 50, most: 200, repeated: 0, parameter: PAGE_PARAMETER, total: true },
  matches: { most: Infinity, beyond: 'left-out' },
  limit: null,
  unreadable: [],
  hear: ({ parameters }) => ({ parameters, issues: [] }),
  misasked: (trouble) => refusal(400, 'invalid', trouble),
  restricted: () => refusal(403, 'forbidden', 'This record is restricted.'),
  shows: () => true,
  remarks: () => [],
  shape: (resource) => resource,
  lay: ({ resources }) => resources,
};

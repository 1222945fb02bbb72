/**
 * How well something is known. *captured*: in the vendor's own published metadata or discovery; *documented*: said by the vendor, by HL7 or
 * in a public text; *inferred*: a deduction. Nothing here was tried against a vendor's own portal.
 */
export type Evidence = 'documented' | 'captured' | 'inferred';

/** Where a word of a vendor's is from. */
export interface Known {
  /** An address, or the name of a document. */
  readonly source: string;
  readonly evidence: Evidence;
}

import { egressFile, type LedgerToTake } from './egress-ledger.ts';
import { handOver } from './hand-over.ts';
import { learningRecord, type ToTake } from './learning-record.ts';

/** Hands over the learner's marks; what the policy refuses is a defect of ours. */
export function takeMarks(document: Document, marks: ToTake): void {
  take(document, { what: 'learning-record', record: learningRecord(marks), day: marks.day });
}

/** Hands over the egress ledger; what the policy refuses is a defect of ours. */
export function takeLedger(document: Document, ledger: LedgerToTake): void {
  take(document, { what: 'egress-ledger', record: egressFile(ledger), day: ledger.day });
}

interface ToHandOver {
  readonly what: 'learning-record' | 'egress-ledger';
  readonly record: object | undefined;
  readonly day: string;
}

function take(document: Document, { what, record, day }: ToHandOver): void {
  if (record === undefined) throw new Error('the field policy refused a file');
  handOver(document, what, { text: JSON.stringify(record, null, 2), day });
}

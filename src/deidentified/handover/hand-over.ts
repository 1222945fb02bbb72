/** What can be taken out as a file. */
type Taken = 'record' | 'learning-record' | 'egress-ledger';

/** Hands a file to the reader, by the reader's own act. Its name says what it is and the day, and nothing of whom. */
export function handOver(document: Document, what: Taken, { text, day }: TakenFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `foreword-${what}-${day}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

interface TakenFile {
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

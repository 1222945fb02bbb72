/** A phrase as someone types it for a visit, with the topic a physician would say it is about. */
export interface LabelledPhrase {
  readonly phrase: string;
  readonly topic: string;
}

/** Reads a table of lines `topic: phrase | phrase`. */
export function labelled(table: string): readonly LabelledPhrase[] {
  return table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [topic = '', phrases = ''] = line.split(/: (.*)/s);
      return phrases.split(' | ').map((phrase) => ({ phrase, topic }));
    });
}

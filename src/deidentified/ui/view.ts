import type { Brief } from '#deidentified/ranking/brief.ts';
import type { Source } from '#deidentified/catalog/pack.ts';
import type { Traffic } from '#deidentified/ledger/traffic.ts';
import type { RecordRequest } from '#deidentified/record/record-view.ts';
import type { Action, SessionState } from '#deidentified/session-state.ts';

/** What every screen is given: the state, and the few things a reader can do. */
export interface View {
  readonly state: SessionState;
  readonly brief: Brief | null;
  readonly ehr: Ehr;
  readonly act: (action: Action) => void;
  readonly answers: Answers;
  readonly answer: (item: string, answer: Answer) => void;
  /** The item whose title takes the focus when the brief comes back or a card beside it is marked. */
  readonly returnTo: string | null;
  /** What the last act did to a mark, while it is worth saying. */
  readonly said: 'marked' | 'undone' | null;
  /** True once the reader has said who is reading, or put the question away. */
  readonly profileSettled: boolean;
  readonly settleProfile: () => void;
  /** Ends the session; where something would be lost with it, asks first. */
  readonly endSession: () => void;
  /** After so many minutes without a touch the session ends. */
  readonly idleMinutes: number;
  /** Goes on although nobody touched the page for long. */
  readonly stay: () => void;
  /** Asks the learner's record for something; what comes of it shows in `state.record`. */
  readonly ask: (request: RecordRequest) => void;
  readonly takeMarks: () => void;
  /** What the network was asked, beside what `state.ledger` says. */
  readonly traffic: Traffic;
  /** Hands the egress ledger over as a file. */
  readonly takeLedger: () => void;
  readonly sourceHref: (source: Source) => string;
}

/** The EHR, as its readers call it and as the network does. */
export interface Ehr {
  readonly name: string;
  readonly host: string;
}

/** How far a question has got: what is chosen, and whether the answer is shown. In memory. */
export interface Answer {
  /** Place in the card's options; null where none is chosen. */
  readonly chosen: number | null;
  readonly shown: boolean;
}

/** Answers by the id of their item. */
export type Answers = ReadonlyMap<string, Answer>;

/** A question nobody has touched. */
export const UNANSWERED: Answer = { chosen: null, shown: false };

import type { KeptOutcome } from '#boundary/kept-choices-policy.ts';
import type { Brief } from '#deidentified/ranking/brief.ts';
import type { Source } from '#deidentified/catalog/pack.ts';
import type { Confidence } from '#deidentified/learning/confidence.ts';
import type { Traffic } from '#deidentified/ledger/traffic.ts';
import type { RecordRequest } from '#deidentified/record/record-view.ts';
import type { Action } from '#deidentified/session-action.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import type { ToldOutcome } from './outcome-actions.ts';

/** What every screen is given: the state, and the few things a reader can do. */
export interface View {
  readonly state: SessionState;
  readonly brief: Brief | null;
  readonly ehr: Ehr;
  readonly act: (action: Action) => void;
  readonly answers: Answers;
  readonly answer: (item: string, answer: Answer) => void;
  /** The card that asks its question because it was called known; null while none does. */
  readonly checking: string | null;
  /** Says that a card is known: its question is asked once, and then the reader's word counts. */
  readonly sayKnown: (item: string) => void;
  /** What was said in this session of what came of each card, by its id. */
  readonly outcomes: ReadonlyMap<string, ToldOutcome>;
  readonly tellOutcome: (item: string, outcome: KeptOutcome['outcome']) => void;
  /** False where the reader turned single keys off. */
  readonly keysOn: boolean;
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
  /** Hands a calendar file to the worker, unread; what comes of it shows in `state.calendar` and the brief. */
  readonly openCalendar: (file: File) => void;
  readonly takeMarks: () => void;
  /** What the network was asked, beside what `state.ledger` says. */
  readonly traffic: Traffic;
  /** Hands the egress ledger over as a file. */
  readonly takeLedger: () => void;
  readonly sourceHref: (source: Source) => string;
  /** Where a card may be reported: a mail address of the institution, or null. */
  readonly contact: string | null;
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What is looked for in Review, and which of its rows was opened. In memory, as long as the session. */
  readonly review: ReviewPlace;
  readonly keepReview: (review: ReviewPlace) => void;
}

/** Where a reader stands in Review while a card of it is open. */
export interface ReviewPlace {
  /** What was typed into the search. */
  readonly words: string;
  /** The row that was opened last: the focus returns to it. */
  readonly row: string | null;
}

/** Review as it is first seen. */
export const UNREVIEWED: ReviewPlace = { words: '', row: null };

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
  /** How sure the reader was; null where the question was skipped or is not answered yet. */
  readonly confidence: Confidence | null;
}

/** Answers by the id of their item. */
export type Answers = ReadonlyMap<string, Answer>;

/** A question nobody has touched. */
export const UNANSWERED: Answer = { chosen: null, shown: false, confidence: null };

import type { MinuteBudget } from '#boundary/tenant.ts';
import { MINUTE } from '#phi/signals/durations.ts';

/** What may be sent in a minute, booked before it is sent. */
export interface Budget {
  /** Books requests; milliseconds until they may go, undefined, and nothing booked, where that would be at `by` or later. */
  readonly book: (requests: number, now: number, by: number) => number | undefined;
  /** The server says that this minute is used up, by us or by others. */
  readonly usedUp: (now: number) => void;
  /** Milliseconds that the server may ask to be left alone and still be waited for; one that asks for longer is busy for this run. */
  readonly longestWait: number;
}

/** A budget from now on; one without a limit lets everything go at once. What signing in took counts where the server counts it. */
export function createBudget(limit: MinuteBudget | null, now: () => number): Budget {
  if (limit === null) return { book: () => 0, usedUp: () => undefined, longestWait: SHORT_WAIT };
  const budget = limit.aligned ? byTheClock(limit.requests) : byTheLastMinute(limit.requests);
  if (limit.counts === 'all') budget.book(Math.min(SIGNING_IN, limit.requests), now(), Infinity);
  return budget;
}

/** Design choice, where no minute has to be waited for. */
const SHORT_WAIT = 5_000; // ms

/** Design choice: the server's clock, and the way to it, may be so far from ours. What is sent that close to a new minute counts in both. */
const APART = 2_000; // ms

/** Discovery, `/metadata`, authorization with its redirects and the token, with some to spare. */
const SIGNING_IN = 12;

/** Design choice: where others of the practice use the minute up with us, so much less is taken of the following ones. */
const OTHERS_LEAVE = 0.75;

/** Minutes of the wall clock, as the server counts them. */
function byTheClock(allowed: number): Budget {
  const booked = new Map<number, number>();
  let most = allowed;
  let heard = -Infinity; // the last minute that was used up
  const left = (minute: number) => most - (booked.get(minute) ?? 0);
  return {
    longestWait: MINUTE + APART,
    book: (requests, now, by) => {
      const wanted = Math.min(requests, most);
      let time = now;
      for (;;) {
        if (time >= by) return undefined;
        const full = minutesOf(time).findLast((minute) => left(minute) < wanted);
        if (full === undefined) break;
        time = (full + 1) * MINUTE + APART;
      }
      for (const minute of minutesOf(time)) booked.set(minute, most - left(minute) + wanted);
      return time - now;
    },
    usedUp: (now) => {
      const minutes = minutesOf(now);
      if (!minutes.includes(heard)) most = Math.max(1, Math.floor(most * OTHERS_LEAVE));
      heard = minutes.at(-1) ?? heard;
      for (const minute of minutes) booked.set(minute, allowed);
    },
  };
}

/** The minutes in which the server may count a request: one, or two close to where they meet. */
function minutesOf(time: number): readonly number[] {
  const first = Math.floor((time - APART) / MINUTE);
  const last = Math.floor((time + APART) / MINUTE);
  return first === last ? [first] : [first, last];
}

/** Wherever the server's minutes begin: never more than allowed within any minute. */
function byTheLastMinute(most: number): Budget {
  let booked: number[] = []; // when, in order
  let notBefore = -Infinity;
  return {
    longestWait: MINUTE + APART,
    book: (requests, now, by) => {
      const wanted = Math.min(requests, most);
      const first = Math.max(now, notBefore, booked.at(-1) ?? -Infinity);
      const freed = booked[booked.length + wanted - most - 1];
      const time = freed === undefined ? first : Math.max(first, freed + MINUTE + APART);
      if (time >= by) return undefined;
      booked = [...booked, ...Array.from({ length: wanted }, () => time)].slice(-most);
      return time - now;
    },
    usedUp: (now) => {
      notBefore = now + MINUTE + APART;
    },
  };
}

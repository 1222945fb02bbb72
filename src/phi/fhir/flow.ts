/** How many requests may be under way: few at first, more while the server is quick, half as many when it is not. */
export interface Flow {
  readonly most: () => number;
  /** Takes note of an answer, or of none. */
  readonly noted: (answer: Noted) => void;
}

interface Noted {
  /** Milliseconds since 1970. */
  readonly began: number;
  readonly ended: number;
  /** Null where no whole answer came. */
  readonly status: number | null;
}

/* Design choices. */
const AT_FIRST = 3; // the answer to the first search, the schedule's, is a fourth's leave
const QUICK = 2_000; // ms: a search of one patient usually takes a fraction of that
const SLOW = 5_000; // ms: a server that needs so long is given less to do

/** A flow that never goes beyond what the tenant allows, for one session. */
export function createFlow(allowed: number): Flow {
  let most = Math.min(AT_FIRST, allowed);
  let narrowed = -Infinity; // when
  return {
    most: () => most,
    noted: ({ began, ended, status }) => {
      const took = ended - began;
      if (status === TOO_MANY || took >= SLOW) {
        if (began < narrowed) return; // sent before it was last narrowed: that has been heard
        most = Math.max(1, Math.floor(most / 2));
        narrowed = ended;
      } else if (status !== null && took <= QUICK) most = Math.min(allowed, most + 1);
    },
  };
}

const TOO_MANY = 429;

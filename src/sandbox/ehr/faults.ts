import { refusal, toResponse } from './answer.ts';
import { corsHeaders } from './cors.ts';
import type { Meddle } from './ehr-parts.ts';
import { all, BROKEN_OFF, trickled, type Wait, waitFor } from './meddles.ts';

/** A fault that can be switched on while the sandbox runs. */
export interface Fault {
  readonly id: string;
  readonly name: string;
  /** What it does, for whoever switches it on. */
  readonly what: string;
  /** A meddler with counters of its own, from when it is switched on. */
  readonly begin: (parts: FaultParts) => Meddle;
}

export interface FaultParts {
  /** Origins of registered apps, which may read a refusal. */
  readonly appOrigins: readonly string[];
  readonly wait?: Wait;
}

/** How slow, how often and how late: round figures, so that each fault can be seen by eye. */
const SLOW_MS = 1500;
const EVERY = { count: 3, words: 'third' } as const;
const MIDWAY = 10;
const PIECES = { count: 40, every: 100 } as const;

/** Every fault of the switchboard, in its order. */
export const FAULTS: readonly Fault[] = [
  {
    id: 'latency',
    name: 'Slow answers',
    what: `Each answer comes ${SLOW_MS / 1000} seconds late.`,
    begin:
      ({ wait = waitFor }) =>
      async (_, answer) => {
        await wait(SLOW_MS);
        return answer();
      },
  },
  {
    id: 'too-many',
    name: '429 Too many requests',
    what: `Every ${EVERY.words} request is refused as one too many.`,
    begin: (parts) => inTurn(EVERY.count, refused(parts, 429)),
  },
  {
    id: 'server-error',
    name: '500 Server error',
    what: `Every ${EVERY.words} request fails.`,
    begin: (parts) => inTurn(EVERY.count, refused(parts, 500)),
  },
  {
    id: 'signed-out-midway',
    name: '401 midway',
    what: `After ${MIDWAY} answers a session is over.`,
    begin: (parts) => midway(refused(parts, 401)),
  },
  {
    id: 'truncated',
    name: 'Truncated answers',
    what: 'Half of each answer comes, then the connection is gone.',
    begin: () => BROKEN_OFF,
  },
  {
    id: 'trickle',
    name: 'Trickling answers',
    what: `Each answer comes in ${PIECES.count} pieces, ${1000 / PIECES.every} a second.`,
    begin: ({ wait = waitFor }) => trickled(PIECES.count, PIECES.every, wait),
  },
  {
    id: 'token-expired',
    name: 'Expired token',
    what: 'Every access token is taken for one that is over.',
    begin: (parts) => refused(parts, 401),
  },
];

/** The faults of a running sandbox: none until someone switches one on. */
export interface FaultSwitchboard {
  readonly on: () => readonly Fault[];
  /** Exactly these, and no other; a name that there is not is passed over. */
  readonly choose: (ids: readonly string[]) => void;
  /** Stands between the FHIR server and its answers. Preflights and discovery pass. */
  readonly meddle: Meddle;
}

/** A switchboard with every fault off. */
export function createFaultSwitchboard(parts: FaultParts): FaultSwitchboard {
  let on: readonly Fault[] = [];
  let meddle = all();
  return {
    on: () => on,
    choose(ids) {
      on = FAULTS.filter(({ id }) => ids.includes(id));
      meddle = all(...on.map(({ begin }) => begin(parts)));
    },
    meddle: (request, answer) => (isData(request) ? meddle(request, answer) : answer()),
  };
}

function isData({ method, url }: Request): boolean {
  const { pathname } = new URL(url);
  return method !== 'OPTIONS' && !/\/(metadata|\.well-known\/smart-configuration)$/.test(pathname);
}

function inTurn(every: number, give: Meddle): Meddle {
  let seen = 0;
  return (request, answer) => {
    seen += 1;
    return seen % every === 0 ? give(request, answer) : answer();
  };
}

function midway(give: Meddle): Meddle {
  const answered = new Map<string, number>();
  return (request, answer) => {
    const session = request.headers.get('authorization') ?? '';
    const before = answered.get(session) ?? 0;
    answered.set(session, before + 1);
    return before < MIDWAY ? answer() : give(request, answer);
  };
}

const ISSUES = { 401: 'login', 429: 'throttled', 500: 'exception' } as const;

function refused({ appOrigins }: FaultParts, status: keyof typeof ISSUES): Meddle {
  const answer = refusal(status, ISSUES[status], 'Switched on in the sandbox.');
  return (request) =>
    Promise.resolve(toResponse(answer, corsHeaders(request.headers.get('origin'), appOrigins)));
}

import type { KeptRecord } from '#boundary/kept-policy.ts';
import { type Kept, recordsOf } from '#deidentified/storage/kept.ts';
import type { Entries } from './entries.ts';
import type { Notebook } from './notebook.ts';
import { monthsOf } from './preferences.ts';
import type { KeptSummary, Recalled } from './record-view.ts';
import type { SessionState } from '#deidentified/session-state.ts';

/** What a record says of its learner, as far as this session has not said it anew. */
export function recall(
  { kept, entries }: { readonly kept: Kept; readonly entries: Entries },
  { own, touched }: Pick<Notebook, 'own' | 'touched'>,
  { budget, askFirst }: Pick<SessionState, 'budget' | 'askFirst'>,
): Recalled {
  const profile = recordsOf(kept, 'profile').at(-1);
  const settings = recordsOf(kept, 'settings').at(-1);
  const { marks, learning, exposure, shown, wishes, memories } = entries;
  return {
    marks,
    learning,
    exposure,
    shown,
    memories,
    wishes: wishes.flatMap(({ about, wish }) => (wish === 'slot' ? [] : { about, wish })),
    rareSlot: wishes.some(({ wish }) => wish === 'slot'),
    vetoes: recordsOf(kept, 'veto').map(({ topic }) => topic),
    profile:
      profile === undefined || own.has('profile')
        ? null
        : {
            specialty: profile.specialty,
            stage: profile.stage,
            country: profile.country,
            goals: profile.goals,
          },
    settings:
      settings === undefined
        ? null
        : {
            budget: touched.has('budget') ? budget : settings.budget,
            askFirst: touched.has('askFirst') ? askFirst : settings.askFirst,
          },
  };
}

/** How much of each kind there is, and how long it stays. */
export function summaryOf(kept: Kept): KeptSummary {
  const count = (kind: KeptRecord['kind']): number => recordsOf(kept, kind).length;
  return {
    counts: {
      learning: count('learning'),
      note: count('note'),
      exposure: count('exposure'),
      mark: count('mark'),
      veto: count('veto'),
      outcome: count('outcome'),
      wish: count('wish'),
      shown: count('shown'),
      profile: count('profile'),
      settings: count('settings'),
    },
    settings: monthsOf(kept),
  };
}

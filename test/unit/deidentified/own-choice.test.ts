import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admitMessage } from '#boundary/messages.ts';
import { problem } from '#boundary/problem.ts';
import { CALENDAR_ENDS } from '#boundary/schedule-strategy.ts';
import { ALL_TOPICS } from '#boundary/topic.ts';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { prepareBrief } from '#deidentified/prepare-brief.ts';
import type { Brief } from '#deidentified/ranking/brief.ts';
import { counterfactuals } from '#deidentified/ranking/explain.ts';
import type { Action } from '#deidentified/session-action.ts';
import { horizonsToKeep } from '#deidentified/record/preferences.ts';
import { isCalendarAwaited } from '#deidentified/session-heard.ts';
import { firstState, next, type SessionState, shownHorizon } from '#deidentified/session-state.ts';
import { disclaimerOf, whySentence } from '#deidentified/ui/wording.ts';
import { NO_LIST_DISCLAIMER } from '#deidentified/ui/sentences.ts';
import { aCard, aHorizon, aPack, aSource, topic } from '../../support/builders.ts';

const pack = aPack(
  [
    aCard('ckd-basics', { topics: ['chronic-kidney-disease'] }),
    aCard('ckd-dose', { topics: ['chronic-kidney-disease'], facet: 'monitoring', minutes: 1 }),
    aCard('htn-basics', { topics: ['hypertension'], minutes: 1 }),
    aCard('ckd-t2d', { topics: ['chronic-kidney-disease'], given: ['type-2-diabetes'] }),
    aCard('hiv-basics', { topics: ['hiv'] }),
    aCard('gout-basics', { topics: ['monoarthritis-gout'] }),
  ],
  [aSource('kdigo', ['chronic-kidney-disease']), aSource('asthma-guide', ['asthma'])],
);
const loaded: Action = { type: 'catalog-loaded', pack, catalog: indexPack(pack) };
const DAY = '2026-11-23';

const said = (message: object): Action => {
  const admitted = admitMessage(message);
  if (admitted === undefined) throw new Error('a message that the door refuses');
  return { type: 'worker-said', message: admitted };
};
const stop = said({ type: 'stopped', ...problem('schedule', 'not-supported') });
const ladder = (offer: 'own-choice' | 'calendar-file') =>
  said({ type: 'ladder', tried: [], offer });
const chosen = (...topics: readonly string[]): Action => ({
  type: 'own-topics-chosen',
  topics: topics.map(topic),
});

function after(...actions: readonly Action[]): SessionState {
  return actions.reduce(next, firstState(null));
}
function briefAfter(...actions: readonly Action[]): Brief {
  const brief = prepareBrief(after(loaded, ladder('own-choice'), stop, ...actions), DAY);
  if (brief === null) throw new Error('no brief');
  return brief;
}
const idsOf = ({ items }: Brief) => items.map(({ id }) => id);

describe('where no schedule was read, a brief of the reader’s own choice', () => {
  it('holds what there is on the chosen topics, within the minutes: cards, else sources', () => {
    const fifteen: Action = { type: 'budget-chosen', budget: 15 };
    const ids = idsOf(briefAfter(chosen('asthma', 'monoarthritis-gout'), fifteen));
    expect(ids).toEqual(expect.arrayContaining(['gout-basics', 'topic:asthma']));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...ALL_TOPICS.map(({ id }) => id)), { maxLength: 12 }),
        fc.constantFrom(2, 5, 15),
        (topics, budget) => {
          const { items } = briefAfter(chosen(...topics), { type: 'budget-chosen', budget });
          expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(budget);
          expect(items.length).toBeLessThanOrEqual(3);
        },
      ),
    );
  });

  it('says of each that the reader chose it, and never that a list did', () => {
    const brief = briefAfter(chosen('chronic-kidney-disease'));
    const own = brief.items.filter(({ topic: about }) => about === 'chronic-kidney-disease');
    expect(own.length).toBeGreaterThan(0);
    for (const item of own) {
      expect(item).toMatchObject({ chosenBy: 'practice', reason: { kind: 'own-choice' } });
      expect(whySentence(item)).toBe('Your own choice; not chosen by your schedule.');
      expect(item.factors.map(({ name }) => name)).not.toContain('visits');
      expect(counterfactuals(item)).not.toContainEqual({ kind: 'not-on-schedule' });
    }
    expect(disclaimerOf([...brief.items, ...brief.further])).toBe(NO_LIST_DISCLAIMER);
    expect(brief).toMatchObject({ found: 0, readable: 0, patterns: [] });
  });

  it('counts topics that were chosen together as met together, and one alone as alone', () => {
    const shownFor = (...topics: readonly string[]) => {
      const { items, further } = briefAfter(chosen(...topics));
      return [...items, ...further].map(({ id }) => id);
    };
    expect(shownFor('chronic-kidney-disease')).not.toContain('ckd-t2d');
    expect(shownFor('chronic-kidney-disease', 'type-2-diabetes')).toContain('ckd-t2d');
  });

  it('holds a sensitive topic like any other: the reader asked for it', () => {
    expect(idsOf(briefAfter(chosen('hiv')))).toContain('hiv-basics');
  });

  it('follows marks, mutes and specialty as every brief does', () => {
    const marked: Action = { type: 'marked', item: 'htn-basics', mark: 'known' };
    expect(idsOf(briefAfter(chosen('hypertension'), marked))).not.toContain('htn-basics');
    const muted: Action = { type: 'wished', wish: { about: 'topic:hypertension', wish: 'mute' } };
    expect(idsOf(briefAfter(chosen('hypertension'), muted))).not.toContain('htn-basics');
  });

  it('comes before everything else, and what is left goes to what has a cause, not to what is common to anyone', () => {
    const reasonsOf = ({ items }: Brief) => items.map(({ reason }) => reason.kind);
    expect(reasonsOf(briefAfter(chosen('hypertension')))).toEqual(['own-choice']);
    const goals = [topic('monoarthritis-gout')];
    const profile = { specialty: null, stage: null, country: null, goals };
    const withGoal = briefAfter(chosen('hypertension'), { type: 'profile-changed', profile });
    expect(reasonsOf(withGoal)).toEqual(['own-choice', 'goal']);
  });

  it('gives no place away that the choice can fill, but to what the reader pinned', () => {
    const goals = [topic('monoarthritis-gout')];
    const goal: Action = {
      type: 'profile-changed',
      profile: { specialty: null, stage: null, country: null, goals },
    };
    const two: Action = { type: 'budget-chosen', budget: 2 };
    const choice = chosen('hypertension', 'chronic-kidney-disease');
    const ids = idsOf(briefAfter(choice, goal, two));
    expect(ids.toSorted()).toEqual(['ckd-dose', 'htn-basics']);
    const pin: Action = { type: 'wished', wish: { about: 'gout-basics', wish: 'pin' } };
    expect(idsOf(briefAfter(choice, goal, two, pin))[0]).toBe('gout-basics');
  });

  it('is as it was without a choice once every topic is taken off', () => {
    expect(briefAfter(chosen('hiv'), chosen())).toEqual(briefAfter());
  });

  it('keeps twelve topics at most', () => {
    const all = ALL_TOPICS.slice(0, 20).map(({ id }) => id);
    expect(after(chosen(...all)).ownTopics).toEqual(all.slice(0, 12));
  });

  it('gives way to visits, and waits while any may come', () => {
    const session = aHorizon({ signals: [{ topic: 'hypertension', visits: 2 }] });
    const choice = chosen('monoarthritis-gout');
    const read = after(loaded, choice, { type: 'worker-said', message: session });
    const reasons = prepareBrief(read, DAY)?.items.map(({ reason }) => reason.kind);
    expect(reasons).toContain('on-list');
    expect(reasons).not.toContain('own-choice');
    expect(prepareBrief(after(loaded, choice), DAY)?.items[0]?.reason.kind).not.toBe('own-choice');
  });

  it('is no visit: no exposure is kept of it', () => {
    expect(
      horizonsToKeep(after(loaded, ladder('own-choice'), stop, chosen('hypertension'))),
    ).toEqual([]);
  });

  it('is gone with the session', () => {
    expect(after(chosen('hiv'), { type: 'session-ended' }).ownTopics).toEqual([]);
  });
});

describe('one chart that the app was opened from', () => {
  it('leaves no exposure: it would be of one patient', () => {
    const read = (strategy: 'launch-patient' | 'appointments-by-practitioner') =>
      horizonsToKeep({
        horizons: { session: aHorizon({ basis: { strategy, whose: ['me'] } }) },
        reading: { phase: 'finished', complete: true },
      });
    expect(read('launch-patient')).toEqual([]);
    expect(read('appointments-by-practitioner')).toHaveLength(1);
  });
});

describe('a calendar that the reader opens', () => {
  const stopped = [loaded, ladder('calendar-file'), stop] as const;
  const opened: Action = { type: 'calendar-opened' };
  const calendarHorizon = {
    ...aHorizon({ signals: [{ topic: 'hypertension', visits: 2, textVisits: 2 }] }),
    basis: { strategy: 'calendar-file', whose: ['me'] },
  };

  it('is awaited where it is offered and the schedule was not read, and nowhere else', () => {
    expect(isCalendarAwaited(after(...stopped))).toBe(true);
    expect(isCalendarAwaited(after(ladder('own-choice'), stop))).toBe(false);
    expect(isCalendarAwaited(after(ladder('calendar-file')))).toBe(false);
    const lost = said({ type: 'stopped', ...problem('session', 'session-over') });
    expect(isCalendarAwaited(after(ladder('calendar-file'), lost))).toBe(false);
    const unscoped = said({ type: 'stopped', ...problem('session', 'scope-missing') });
    expect(isCalendarAwaited(after(ladder('calendar-file'), unscoped))).toBe(true);
  });

  it('becomes the brief', () => {
    const finished = said({ type: 'finished', complete: true });
    const read = after(...stopped, opened, said(calendarHorizon), finished);
    expect(shownHorizon(read)).toBe('session');
    expect(read.calendar).toBeNull();
    expect(isCalendarAwaited(read)).toBe(false);
    expect(prepareBrief(read, DAY)?.items[0]?.topic).toBe('hypertension');
  });

  it.each(CALENDAR_ENDS)('leaves everything as it was where it comes to %s', (end) => {
    const read = after(...stopped, opened, said({ type: 'calendar', end }));
    expect(read.calendar).toBe(end);
    expect(isCalendarAwaited(read)).toBe(true);
    expect(after(...stopped, opened).calendar).toBe('being-read');
  });

  it('is no longer awaited where the worker broke', () => {
    expect(isCalendarAwaited(after(...stopped, opened, { type: 'worker-failed' }))).toBe(false);
    const broke = said({ type: 'stopped', ...problem('worker', 'defect') });
    expect(isCalendarAwaited(after(...stopped, opened, broke))).toBe(false);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Card } from '#deidentified/catalog/pack.ts';
import type { Action } from '#deidentified/session-action.ts';
import { topicsToRehearse } from '#deidentified/ui/rehearse-offer.tsx';
import { RehearseScreen } from '#deidentified/ui/rehearse-screen.tsx';
import { REHEARSE_TEXT } from '#deidentified/ui/rehearse-sentences.ts';
import {
  caseOf,
  changeWords,
  progressWords,
  subjectWords,
} from '#deidentified/ui/rehearse-words.ts';
import type { View } from '#deidentified/ui/view.ts';
import { aCard, aHorizon, topic } from '../../../support/builders.ts';
import { aView, holding } from './a-view.ts';
import { markupOf } from './render.tsx';
import { aBrief, aCardItem, PLAIN } from './states.ts';

const FIRST = aCard('a-first', {
  topics: [PLAIN.id],
  stem: 'A case is told. What is done?',
  bottomLine: 'The first line.',
});
const SECOND = aCard('b-second', { topics: [PLAIN.id], bottomLine: 'The second line.' });

function shown(
  cards: readonly Card[],
  done: readonly string[] = [],
  changes: Partial<View> = {},
): string {
  const chosen: Action = { type: 'rehearsal-chosen', rehearsal: { topics: [PLAIN.id], done } };
  return renderToStaticMarkup(
    <RehearseScreen view={aView({ state: holding(cards, chosen), ...changes })} />,
  );
}

describe('a rehearsal', () => {
  it('begins with the case and without its question', () => {
    const page = shown([FIRST, SECOND]);
    expect(page).toContain(REHEARSE_TEXT.question);
    expect(page).toContain('A case is told.');
    expect(page).not.toContain('What is done?');
    expect(page).not.toContain('The first line.');
  });

  it('says in words how far it has come, and whose it is', () => {
    const page = shown([FIRST, SECOND]);
    expect(page).toContain('1 of 2, about 4 minutes');
    expect(page).toContain(REHEARSE_TEXT.privacy);
    expect(shown([FIRST, SECOND], ['a-first'])).toContain('2 of 2, about 2 minutes');
  });

  it('goes on at the answer where that was shown before it was left', () => {
    const answers = new Map([['a-first', { chosen: 0, shown: true, confidence: null }]]);
    const page = shown([FIRST], [], { answers });
    expect(page).toContain('What is done?');
    expect(page).toContain('The first line.');
    expect(page).toContain(REHEARSE_TEXT.toChange);
  });

  it('ends with one thing to notice: a line of its cards, or the learner’s own', () => {
    const page = shown([FIRST, SECOND], ['a-first', 'b-second']);
    for (const words of [
      REHEARSE_TEXT.notice,
      'The first line.',
      'The second line.',
      REHEARSE_TEXT.own,
    ])
      expect(page).toContain(words);
  });

  it('shows a source to look the question up where no card is there', () => {
    const page = shown([]);
    expect(page).toContain(REHEARSE_TEXT.lookUp);
    expect(page).toContain('go.html#source-1');
  });

  it('says plainly where there is nothing to rehearse', () => {
    const rehearsal = { topics: [topic('proc-colonoscopy')], done: [] };
    const state = holding([], { type: 'rehearsal-chosen', rehearsal });
    const page = renderToStaticMarkup(<RehearseScreen view={aView({ state })} />);
    expect(page).toContain(REHEARSE_TEXT.empty);
    expect(page).not.toContain(REHEARSE_TEXT.notice);
  });

  it('shows what can be rehearsed where nothing is chosen', () => {
    const page = renderToStaticMarkup(<RehearseScreen view={aView({ state: holding([]) })} />);
    expect(page).toContain(REHEARSE_TEXT.choose);
    expect(page).toContain(REHEARSE_TEXT.nothingToChoose);
  });
});

describe('the ways into a rehearsal', () => {
  const said: Action = {
    type: 'worker-said',
    message: aHorizon({
      signals: [
        { topic: 'asthma', visits: 9 },
        { topic: 'proc-colonoscopy', visits: 1 },
        { topic: 'gerd', visits: 2, textVisits: 2 },
      ],
    }),
  };

  it('are the procedures of the list, then its other subjects, and no denied one', () => {
    const denied: Action = { type: 'marked', item: 'topic:gerd', mark: 'not-this-topic' };
    const chosen: Action = { type: 'horizon-chosen', horizon: 'session' };
    expect(topicsToRehearse(holding([], said, chosen))).toEqual([
      'proc-colonoscopy',
      'asthma',
      'gerd',
    ]);
    expect(topicsToRehearse(holding([], said, chosen, denied))).not.toContain('gerd');
  });

  it('stand on each case pattern, and lead back to one that was left', () => {
    const pattern = aHorizon({
      patterns: [{ topics: ['asthma', 'gerd'], visits: 2 }],
    }).patterns;
    const brief = aBrief({ items: [aCardItem()], patterns: pattern });
    const state = holding([FIRST]);
    expect(markupOf(state, brief)).toMatch(/Rehearse: <\/span>Asthma \+ GERD<\/button>/);
    expect(markupOf(state, brief)).not.toContain(REHEARSE_TEXT.goOn);
    const left = holding([FIRST], {
      type: 'rehearsal-chosen',
      rehearsal: { topics: [PLAIN.id], done: [] },
    });
    expect(markupOf(left, brief)).toContain(REHEARSE_TEXT.goOn);
  });
});

describe('the words of a rehearsal', () => {
  it.each([
    ['A case is told. What is done?', 'A case is told.'],
    ['eGFR is 38.5 now. It was 43. What is done?', 'eGFR is 38.5 now. It was 43.'],
    ['What is done for a case like this?', 'What is done for a case like this?'],
    ['A case without a question.', 'A case without a question.'],
  ])('leave the question of a stem to the learner: %s', (stem, expected) => {
    expect(caseOf(stem)).toBe(expected);
  });

  it('count what is left, not what is done', () => {
    const steps = [{ minutes: 2 }, { minutes: 1 }];
    expect(progressWords(steps, 0)).toBe('1 of 2, about 3 minutes');
    expect(progressWords(steps, 1)).toBe('2 of 2, about 1 minute');
  });

  it('say what a card supposes that the case does not have', () => {
    const card = aCard('given-kidneys', {
      topics: ['asthma'],
      given: ['chronic-kidney-disease', 'gerd'],
    });
    const id = topic('asthma');
    const step = { kind: 'card', id: card.id, card, topic: id, minutes: 2 } as const;
    expect(subjectWords({ ...step, supposes: [] })).toBe('Asthma + CKD + GERD');
    expect(subjectWords({ ...step, supposes: [topic('gerd')] })).toBe(
      'Asthma + CKD, supposing GERD too',
    );
  });

  it('ask what would change the plan', () => {
    const topics = [topic('chronic-kidney-disease')];
    expect(changeWords({ kind: 'without', topics })).toBe('And without CKD?');
    expect(changeWords({ kind: 'card', topics, card: FIRST })).toBe('If there were CKD too?');
    const row = { kind: 'row', heading: 'Age', situation: '45 to 49', then: [] } as const;
    expect(changeWords(row)).toBe('Age: 45 to 49?');
  });
});

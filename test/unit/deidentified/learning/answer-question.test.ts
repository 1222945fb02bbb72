import { describe, expect, it } from 'vitest';
import { indexPack } from '#deidentified/catalog/find-resources.ts';
import { answerQuestion } from '#deidentified/learning/answer-question.ts';
import { aCard, aPack, aSource } from '../../../support/builders.ts';

const AF = 'atrial-fibrillation';
const catalog = indexPack(
  aPack(
    [
      aCard('a-rate', { topics: [AF], title: 'Which heart rate is low enough?' }),
      aCard('b-aspirin', {
        topics: [AF],
        given: ['coronary-disease'],
        title: 'Is aspirin still needed?',
      }),
      aCard('c-stent', {
        topics: ['acs'],
        given: [AF],
        title: 'Aspirin after a stent: when does it stop?',
      }),
      aCard('d-falls', { topics: ['falls'], given: [AF], title: 'Anticoagulants and falls?' }),
    ],
    [aSource('on-asthma', ['asthma'])],
  ),
);

const cardsFor = (text: string | null, item = `topic:${AF}`): readonly string[] => {
  const answer = answerQuestion({ item, text }, catalog);
  return answer.kind === 'cards' ? answer.cards.map(({ id }) => id) : [];
};

describe('a question is answered', () => {
  it.each<readonly [string, string | null, readonly string[]]>([
    ['by the cards on its subject, the plainest first', null, ['a-rate', 'b-aspirin']],
    [
      'first by the card that shares words with it',
      'stop ASPIRIN?',
      ['b-aspirin', 'c-stent', 'a-rate'],
    ],
    [
      'first by the card that shares most',
      'aspirin and stents',
      ['c-stent', 'b-aspirin', 'a-rate'],
    ],
    [
      'by no word that every question has',
      'what about it when they have this',
      ['a-rate', 'b-aspirin'],
    ],
  ])('%s', (_, text, expected) => {
    expect(cardsFor(text)).toEqual(expected);
  });

  it('by the subject of a card, where it is about one', () => {
    expect(cardsFor(null, 'b-aspirin')).toEqual(['a-rate', 'b-aspirin']);
  });

  it('by sources where there is no card yet', () => {
    const answer = answerQuestion({ item: 'topic:asthma', text: 'aspirin' }, catalog);
    expect(answer).toMatchObject({ kind: 'sources', sources: [{ id: 'on-asthma' }] });
  });

  it.each(['topic:copd', 'a-card-long-gone'])('honestly by nothing: %s', (item) => {
    expect(answerQuestion({ item, text: null }, catalog)).toEqual({ kind: 'none' });
  });
});

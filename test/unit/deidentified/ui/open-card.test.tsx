import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CONFIDENCE } from '#deidentified/learning/confidence.ts';
import { optionOrder } from '#deidentified/learning/other-form.ts';
import { NO_ENTRIES } from '#deidentified/record/entries.ts';
import { NOTHING_REMEMBERED } from '#deidentified/record/record-view.ts';
import type { SessionState } from '#deidentified/session-state.ts';
import { cardInHand } from '#deidentified/ui/card-in-hand.ts';
import { OpenCard } from '#deidentified/ui/open-card.tsx';
import { verdictWords } from '#deidentified/ui/verdict-words.ts';
import { type Answer, UNANSWERED, type View } from '#deidentified/ui/view.ts';
import { letterOf } from '#deidentified/ui/wording.ts';
import { aView, holding } from './a-view.ts';
import { aBrief, aCard } from './states.ts';

const card = aCard({
  options: [
    { text: 'North', because: 'Because of north.' },
    { text: 'East', because: 'Because of east.' },
    { text: 'South', because: 'Because of south.' },
  ],
  best: 1,
});

function answeredBefore(answers: number): SessionState {
  const memory = {
    card: card.id,
    answers,
    last: '2026-11-01',
    lastRating: 'again',
    due: '2026-11-20',
    stability: 4,
    isCheck: false,
  } as const;
  const state = holding([card], { type: 'opened', item: card.id });
  return { ...state, remembered: { ...NOTHING_REMEMBERED, memories: [memory] } };
}

function cardWith(answer: Partial<Answer>, changes: Partial<View> = {}): string {
  const state = changes.state ?? holding([card], { type: 'opened', item: card.id });
  const brief = aBrief();
  const inHand = cardInHand({ ...state, place: 'review' }, brief);
  if (inHand === undefined) throw new Error('no card is open');
  const answers = new Map([[card.id, { ...UNANSWERED, ...answer }]]);
  return renderToStaticMarkup(
    <OpenCard view={aView({ brief, answers, ...changes, state })} inHand={inHand} />,
  );
}

const wordsIn = (markup: string): string => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Letter and text of each option, as they stand. */
const optionsIn = (markup: string): readonly string[] =>
  [...markup.matchAll(/class="k">(\w)<\/span><(?:span|p)>(\w+)</g)].map(
    ([, letter, text]) => `${letter ?? ''} ${text ?? ''}`,
  );

describe('the question of a card', () => {
  it('asks how sure before it shows anything, and waits for a choice', () => {
    const words = wordsIn(cardWith({}));
    for (const said of ['How sure?', 'Guessing', 'Fairly sure', 'Sure'])
      expect(words).toContain(said);
    expect(cardWith({}).match(/disabled=""/g)).toHaveLength(CONFIDENCE.length);
    expect(cardWith({ chosen: 0 })).not.toContain('disabled=""');
    for (const answer of [{}, { chosen: 0 }])
      for (const later of ['Because of', 'A bottom line.', 'A rationale.', 'Sources'])
        expect(wordsIn(cardWith(answer))).not.toContain(later);
  });

  it('can be skipped', () => {
    expect(wordsIn(cardWith({}))).toContain('Skip to the bottom line');
    const words = wordsIn(cardWith({ chosen: null, shown: true }));
    expect(words).toContain('The source supports B.');
    expect(words).not.toContain('You chose');
  });
});

describe('the answer of a card', () => {
  it('says what was chosen, how sure, and what the source supports, then why', () => {
    const words = wordsIn(cardWith({ chosen: 0, shown: true, confidence: 'guessing' }));
    const said = [
      'Because of north.',
      'You chose A, guessing. The source supports B.',
      'A bottom line.',
      'A rationale.',
      'Sources',
    ];
    const places = said.map((text) => words.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('does not offer a card as known that was just missed', () => {
    const known = 'Know it';
    expect(cardWith({ chosen: 0, shown: true, confidence: 'sure' })).not.toContain(known);
    expect(cardWith({ chosen: 1, shown: true, confidence: 'sure' })).toContain(known);
    expect(cardWith({ chosen: null, shown: true })).toContain(known);
  });

  it('has no word of score or praise', () => {
    for (const chosen of [0, 1]) {
      const [article = ''] = cardWith({ chosen, shown: true, confidence: 'sure' }).split('<aside');
      expect(wordsIn(article)).not.toMatch(
        /\b(correct|right|wrong|incorrect|well done|score|points?|%)\b/i,
      );
    }
  });
});

describe('a card that was answered before', () => {
  it('shows its options in another order, and their letters follow', () => {
    expect(optionsIn(cardWith({}))).toEqual(['A North', 'B East', 'C South']);
    const [first, ...rest] = optionsIn(cardWith({}, { state: answeredBefore(1) }));
    expect(first).not.toBe('A North');
    expect([first, ...rest].map((option) => option?.slice(0, 1))).toEqual(['A', 'B', 'C']);
  });

  it('keeps verdict, tags and reasons with their option, in every order', () => {
    for (const answers of [0, 1, 2, 3, 4]) {
      const order = optionOrder(card, answers);
      const markup = cardWith(
        { chosen: 0, shown: true, confidence: 'sure' },
        { state: answeredBefore(answers) },
      );
      const [mine, best] = [0, 1].map((place) => letterOf(order.indexOf(place)));
      expect(wordsIn(markup)).toContain(
        `You chose ${mine ?? ''}, sure. The source supports ${best ?? ''}.`,
      );
      expect(markup).toMatch(/East<\/p><span class="tag">What the source supports<\/span>/);
      expect(markup).toMatch(/North<\/p><span class="tag">Your choice<\/span>/);
      expect(wordsIn(markup)).toContain('East What the source supports Because of east.');
    }
  });

  it('holds its order while it is on screen, although the answer is remembered at once', () => {
    const state = holding([card], { type: 'opened', item: card.id });
    const [memory] = answeredBefore(1).remembered.memories;
    const entries = { ...NO_ENTRIES, memories: memory === undefined ? [] : [memory] };
    const shown = { chosen: 0, shown: true, confidence: 'sure' } as const;
    expect(optionsIn(cardWith(shown, { state: { ...state, entries } }))[0]).toBe('A North');
  });
});

describe('the verdict', () => {
  it('names the same option in every order, by the letter it stands under', () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    const place = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(orders, place, place, (order, chosen, best) => {
        const words = verdictWords({ chosen, best, order, confidence: 'sure' });
        const [mine, its = mine] = [...words.matchAll(/\b([A-D])\b/g)].map(([letter]) => letter);
        const placeOf = (letter = '') => order[letter.charCodeAt(0) - 'A'.charCodeAt(0)];
        expect([placeOf(mine), placeOf(its)]).toEqual([chosen, best]);
      }),
    );
  });
});

describe('a card that was called known', () => {
  it('says over its question that one question checks it, and offers to take the reader’s word', () => {
    const markup = cardWith({}, { checking: card.id });
    expect(wordsIn(markup)).toContain('One question to check, or take my word for now');
    const [, id] = /aria-describedby="([^"]+)">A stem/.exec(markup) ?? [];
    expect(markup).toContain(`class="check-known" id="${id ?? ''}"`);
    expect(cardWith({})).not.toContain('check-known');
  });

  it('counts as known once its question is answered as the source does', () => {
    const right = { chosen: 1, shown: true, confidence: 'sure' } as const;
    const passed = wordsIn(cardWith(right, { checking: card.id }));
    expect(passed).toContain('It counts as known');
    expect(passed).not.toContain('Not for me');
    const missed = wordsIn(cardWith({ ...right, chosen: 0 }, { checking: card.id }));
    expect(missed).not.toContain('It counts as known');
    expect(missed).toContain('Not for me');
  });
});

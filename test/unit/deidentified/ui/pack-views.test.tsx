import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FAULT_SENTENCES, faultLine } from '#deidentified/catalog/fault-sentences.ts';
import type { RefusedPack } from '#deidentified/catalog/pack-fault.ts';
import { PackNews } from '#deidentified/ui/pack-news.tsx';
import { PackRefusals } from '#deidentified/ui/pack-refusals.tsx';
import { CardExperts } from '#deidentified/ui/review-status.tsx';
import { aPack, topic } from '../../../support/builders.ts';

describe('a pack that is not used', () => {
  const refused: RefusedPack = {
    id: 'hospital',
    version: '2026.11.2',
    faults: [{ code: 'wrong-hash', file: 'cards.json', at: null }],
    instead: null,
  };

  it('is named with the reason in words, and its code stands ready to copy', () => {
    const page = renderToStaticMarkup(<PackRefusals refused={[refused]} />);
    expect(page).toContain(
      `The pack hospital 2026.11.2 is left out. For IT: ${FAULT_SENTENCES['wrong-hash']}`,
    );
    expect(page).toContain('value="hospital/cards.json/wrong-hash"');
  });

  it('names the version that stands in for it', () => {
    const page = renderToStaticMarkup(
      <PackRefusals refused={[{ ...refused, instead: '2026.11.1' }]} />,
    );
    expect(page).toContain('is left out; 2026.11.1 stands in for it.');
  });
});

describe('the sentence of a fault', () => {
  it.each(Object.entries(FAULT_SENTENCES))('%s is one that can be acted on', (_, sentence) => {
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence.length).toBeLessThanOrEqual(120);
  });

  it('stands after its file and place', () => {
    expect(faultLine({ code: 'names-a-dose', file: 'cards.json', at: 'a/bottomLine' })).toBe(
      `cards.json a/bottomLine: ${FAULT_SENTENCES['names-a-dose']} (names-a-dose)`,
    );
  });
});

describe('the news of a pack', () => {
  const change = { card: 'a-card-of-ours', on: '2026-11-01', why: 'A new guideline.' } as const;

  it('says which card, what became of it, when and why, and what took its place', () => {
    const page = renderToStaticMarkup(
      <PackNews
        changes={[
          { ...change, kind: 'superseded', by: 'b', title: 'An old one?', successor: 'A new one?' },
          { ...change, kind: 'withdrawn', by: null, title: null, successor: null },
        ]}
      />,
    );
    expect(page).toContain('An old one?');
    expect(page).toContain('Replaced Nov 1, 2026. A new guideline. In its place: A new one?');
    expect(page).toContain('a card of ours');
    expect(page).toContain('Withdrawn, and no longer shown, Nov 1, 2026.');
  });

  it('says nothing where nothing changed', () => {
    expect(renderToStaticMarkup(<PackNews changes={[]} />)).toBe('');
  });
});

it('an expert of the institution is named in text, without a link', () => {
  const { experts } = {
    ...aPack([]),
    experts: [{ topic: topic('asthma'), name: 'Dr. A', reach: 'https://chat.example' }],
  };
  expect(renderToStaticMarkup(<CardExperts experts={experts} />)).toBe(
    '<p class="meta">Ask: Dr. A, https://chat.example</p>',
  );
});

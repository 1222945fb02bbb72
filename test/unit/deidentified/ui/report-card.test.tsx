import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Report } from '#deidentified/ui/report-card.tsx';
import { reportAddress, reportText } from '#deidentified/ui/report-text.ts';

/* What leaves when a reader reports a card. */

const slug = fc.stringMatching(/^[a-z0-9]{1,12}(-[a-z0-9]{1,12}){0,4}$/);
const version = fc.stringMatching(/^20\d\d\.(0[1-9]|1[0-2])\.[1-9]\d{0,2}$/);
const contact = fc.stringMatching(
  /^[A-Za-z0-9_-]{1,8}([.+][A-Za-z0-9_-]{1,8}){0,2}@[a-z]{1,8}\.example$/,
);
const reported = fc.record({
  card: fc.record({ id: slug, version: fc.integer({ min: 1, max: 9999 }) }),
  pack: fc.record({ id: slug, version }),
});

/** The words that stand in every report. */
const FRAME = /^Foreword card report\nCard: (.*)\nCard version: (.*)\nPack version: (.*) (.*)\n$/;

describe('a report of a card', () => {
  it('holds the card’s id and version and the pack’s, and nothing else', () => {
    fc.assert(
      fc.property(reported, ({ card, pack }) => {
        const [, ...filled] = FRAME.exec(reportText(card, pack)) ?? [];
        expect(filled).toEqual([card.id, String(card.version), pack.id, pack.version]);
      }),
    );
  });

  it('says no more of a card that says more of itself, nor of its pack', () => {
    fc.assert(
      fc.property(reported, fc.dictionary(fc.string(), fc.jsonValue()), ({ card, pack }, more) => {
        const text = reportText({ ...more, ...card }, { ...more, ...pack });
        expect(text).toBe(reportText(card, pack));
      }),
    );
  });

  it('is mailed to the contact and nobody else, with the same text and a subject that names no card', () => {
    fc.assert(
      fc.property(reported, contact, ({ card, pack }, to) => {
        const text = reportText(card, pack);
        const address = new URL(reportAddress(to, text));
        expect(address.protocol).toBe('mailto:');
        expect(decodeURIComponent(address.pathname)).toBe(to);
        expect([...address.searchParams.keys()]).toEqual(['subject', 'body']);
        expect(address.searchParams.get('subject')).toBe('Foreword card report');
        expect(address.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text);
      }),
    );
  });

  it('keeps what a text holds from adding a recipient or another field', () => {
    const text = 'x&bcc=someone@evil.example\n?cc=a%0d%0aBcc: b';
    const address = new URL(reportAddress('a@b.example', text));
    expect([...address.searchParams.keys()]).toEqual(['subject', 'body']);
    expect(address.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(text);
  });

  it('stands there to be read, whole, with a way to copy and, where there is a contact, to mail', () => {
    const text = reportText({ id: 'a-card', version: 3 }, { id: 'core', version: '2026.11.4' });
    const mailed = renderToStaticMarkup(
      <Report text={text} contact="education@hospital.example" />,
    );
    expect(mailed).toContain(`>${text.trim()}</textarea>`);
    expect(mailed).toContain('readOnly=""');
    expect(mailed).toContain('href="mailto:education@hospital.example?');
    const copied = renderToStaticMarkup(<Report text={text} contact={null} />);
    expect(copied).not.toContain('<a ');
    expect(copied).toContain('Copy</button>');
    expect(copied).toContain('whoever runs Foreword');
  });
});

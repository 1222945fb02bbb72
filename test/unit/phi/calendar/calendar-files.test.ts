import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admitMessage } from '#boundary/messages.ts';
import { MOST_BYTES, readCalendar } from '#phi/calendar/read-calendar.ts';
import { MOST_EVENTS } from '#phi/calendar/read-events.ts';
import { aCalendar, anEntry, horizonOf, PARTS, read, TWO } from './calendar-text.ts';

describe('whatever the bytes are like', () => {
  const folded = TWO.replace('Heart failure', 'Hea\r\n rt fail\r\n\ture');
  const accented = aCalendar([anEntry('Ménopause'), anEntry('Asthma')]);
  const bytes = new TextEncoder().encode(accented);
  const cut = bytes.indexOf(0xc3) + 1; // between the two bytes of a letter
  const foldedLetter = new Uint8Array([...bytes.slice(0, cut), 13, 10, 32, ...bytes.slice(cut)]);
  const utf16 = (isBig: boolean) => {
    const view = new DataView(new ArrayBuffer(2 + TWO.length * 2));
    const text = `\ufeff${TWO}`;
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), !isBig);
    return new Uint8Array(view.buffer);
  };
  const HF_DIABETES = ['heart-failure 1', 'type-2-diabetes 1'];
  it.each([
    ['lines folded within a word', folded, HF_DIABETES],
    ['lines that end as on Unix', TWO.replaceAll('\r\n', '\n'), HF_DIABETES],
    ['lines that end as on an old Mac', TWO.replaceAll('\r\n', '\r'), HF_DIABETES],
    ['a byte order mark', `\ufeff${TWO}`, HF_DIABETES],
    ['UTF-16, little end first', utf16(false), HF_DIABETES],
    ['UTF-16, big end first', utf16(true), HF_DIABETES],
    ['names in small letters', TWO.replaceAll('SUMMARY', 'summary'), HF_DIABETES],
    ['a letter that a fold parts', foldedLetter, ['asthma 1', 'menopause 1']],
    ['Windows-1252', latin(accented), ['asthma 1', 'menopause 1']],
  ])('%s is read', async (_, file, topics) => {
    expect((await horizonOf(file)).topics).toEqual(topics);
  });

  it('a file that is cut off gives what stands before, and says that some is missing', async () => {
    const { topics, gaps } = await horizonOf(TWO.slice(0, TWO.indexOf('Diabetes') + 4));
    expect(topics).toEqual(['heart-failure 1']);
    expect(gaps).toEqual([{ kind: 'schedule', code: 'not-supported', times: 1 }]);
  });

  it('any bytes at all are read or refused, and never throw', async () => {
    const lines = fc.constantFrom(
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'END:VCALENDAR',
      'DTSTART:20261123T090000',
      'DTSTART;TZID=Nowhere/X:20261123T990000',
      'DTSTART:99999999',
      'RRULE:FREQ=DAILY;COUNT=9999',
      'RRULE:FREQ=WEEKLY;UNTIL=x',
      'EXDATE:,,,20261123',
      'RECURRENCE-ID:20261123T090000',
      'DURATION:P9999W',
      'SUMMARY:Asthma\\',
      'UID:1',
    );
    const files = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((one) => new Uint8Array(one)),
      fc.array(fc.oneof(lines, fc.string()), { maxLength: 30 }).map((all) => all.join('\n')),
    );
    await fc.assert(
      fc.asyncProperty(files, async (file) => {
        const result = await read(file);
        if (result.is === 'read')
          for (const said of result.messages) expect(admitMessage(said)).toBe(said);
      }),
    );
  });
});

describe('a file that gives no visits says why', () => {
  const many = Array.from({ length: MOST_EVENTS + 1 }, (_, at) => [`UID:${at}`]);
  it.each([
    ['too-large', TWO + ' '.repeat(MOST_BYTES)],
    ['not-a-calendar', 'Dear colleague,\r\nBEGIN:VCARD\r\nEND:VCARD'],
    ['not-a-calendar', ''],
    ['too-many', aCalendar(many)],
    ['cut-off', TWO.slice(0, TWO.indexOf('Heart'))],
    ['no-time', aCalendar([['SUMMARY:Asthma'], ['SUMMARY:Gout', 'DTSTART:20261399T090000']])],
    ['no-visit', aCalendar([])],
    ['no-visit', aCalendar([anEntry('Asthma', ['DTSTART:20261102T090000'])])],
    ['names-nothing', aCalendar([anEntry('Lunch with Sam')])],
  ])('%s', async (end, file) => {
    expect(await read(file)).toEqual({ is: 'refused', end });
  });

  it('one that the computer does not let be read', async () => {
    class Locked extends File {
      override arrayBuffer(): Promise<ArrayBuffer> {
        return Promise.reject(new DOMException('', 'NotReadableError'));
      }
    }
    const result = await readCalendar(new Locked([TWO], 'a.ics'), PARTS);
    expect(result).toEqual({ is: 'refused', end: 'unreadable' });
  });

  it('the largest file that is read takes no longer than a moment', async () => {
    const repeated = Array.from({ length: 4000 }, (_, at) => [
      `UID:${at}`,
      'DTSTART;TZID=America/New_York:19700105T090000',
      'RRULE:FREQ=DAILY',
      'SUMMARY:Asthma',
    ]);
    const { found, gaps } = await horizonOf(aCalendar(repeated), 'week');
    expect(found).toBe(999);
    expect(gaps).toMatchObject([{ kind: 'schedule', code: 'not-supported' }]);
  });
});

function latin(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

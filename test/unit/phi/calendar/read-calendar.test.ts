import { describe, expect, it } from 'vitest';
import { aCalendar, anEntry, horizonOf, read, TWO } from './calendar-text.ts';

describe('of a calendar that the clinician opened', () => {
  it('the words of its coming entries name the topics, by horizon, as words alone', async () => {
    const { found, readable, weekday, basis, topics, signals, gaps } = await horizonOf(TWO);
    expect({ found, readable, weekday, gaps }).toEqual({
      found: 3,
      readable: 2,
      weekday: 'monday',
      gaps: [],
    });
    expect(basis).toEqual({ strategy: 'calendar-file', whose: ['me'] });
    expect(topics).toEqual(['heart-failure 1', 'type-2-diabetes 1']);
    expect(signals.every(({ visits, textVisits }) => visits === textVisits)).toBe(true);
  });

  it('description and categories are looked at; people, places and alarms are not', async () => {
    const text = aCalendar([
      anEntry('Visit', ['DESCRIPTION:Reason: COPD\\nBring the form', 'CATEGORIES:Clinic,Asthma']),
      anEntry('Visit 2', [
        'DTSTART:20261123T100000',
        'ATTENDEE;CN="Gout: Gary":mailto:gout@example.org',
        'LOCATION:Migraine ward',
        'BEGIN:VALARM',
        'DESCRIPTION:Epilepsy',
        'END:VALARM',
      ]),
    ]);
    const { topics, found, readable } = await horizonOf(text);
    expect(topics).toEqual(['asthma 1', 'copd 1']);
    expect([found, readable]).toEqual([2, 1]);
  });

  const at = (line: string, more: readonly string[] = []) =>
    aCalendar([anEntry('Heart failure', [line, ...more])]);
  it.each([
    ['the clinic’s clock, without a zone', at('DTSTART:20261123T090000')],
    ['another zone', at('DTSTART;TZID=Europe/London:20261123T140000')],
    ['a zone as Outlook writes it', at('DTSTART;TZID=Eastern Standard Time:20261123T090000')],
    ['a zone at the end of a path', at('DTSTART;TZID=/x.org/2026a/Europe/London:20261123T140000')],
    ['a zone that nobody knows', at('DTSTART;TZID=Clinic:20261123T090000')],
    ['a zone that is a word of JavaScript', at('DTSTART;TZID=constructor:20261123T090000')],
    ['a zone that is another', at('DTSTART;TZID=__proto__:20261123T090000')],
    ['a quoted zone', at('DTSTART;TZID="Europe/London":20261123T140000')],
    ['universal time', at('DTSTART:20261123T140000Z')],
    ['a duration instead of an end', at('DTSTART:20261123T090000', ['DURATION:PT30M'])],
    ['an end before its beginning', at('DTSTART:20261123T090000', ['DTEND:20261122T090000'])],
  ])('a time by %s is Monday’s', async (_, text) => {
    expect((await horizonOf(text)).topics).toEqual(['heart-failure 1']);
  });

  it.each([
    ['cancelled', [['STATUS:CANCELLED']]],
    ['all day', [['DTSTART;VALUE=DATE:20261123']]],
    ['longer than a day', [['DTEND:20261130T090000']]],
    ['past', [['DTSTART:20261110T090000']]],
    ['far ahead', [['DTSTART:20270110T090000']]],
  ])('an entry that is %s is no visit', async (_, [more = []]) => {
    const text = aCalendar([anEntry('Asthma', more), anEntry('Heart failure')]);
    const { topics, found, gaps } = await horizonOf(text, 'week');
    expect({ topics, found, gaps }).toEqual({ topics: ['heart-failure 1'], found: 1, gaps: [] });
  });

  it('a later writing of the same entry stands in place of the earlier', async () => {
    const again = ['UID:Asthma', 'DTSTART:20261123T090000', 'SUMMARY:Asthma', 'STATUS:CANCELLED'];
    const text = aCalendar([anEntry('Asthma'), anEntry('Heart failure'), again]);
    expect((await horizonOf(text)).topics).toEqual(['heart-failure 1']);
  });
});

describe('of a series', () => {
  const weekly = (more: readonly string[] = []) => [
    anEntry('Asthma clinic', [
      'DTSTART;TZID=America/New_York:20240108T090000',
      'RRULE:FREQ=WEEKLY;BYDAY=MO,WE',
      ...more,
    ]),
  ];

  it('each of its days counts, for years on', async () => {
    expect((await horizonOf(aCalendar(weekly()), 'week')).topics).toEqual(['asthma 2']);
  });

  it('what is taken out of it does not', async () => {
    const text = aCalendar(weekly(['EXDATE;TZID=America/New_York:20261123T090000']));
    expect(await horizonOf(text, 'week')).toMatchObject({ topics: ['asthma 1'], found: 1 });
  });

  it('one that was moved stands in its new place, and one that was cancelled nowhere', async () => {
    const text = aCalendar([
      ...weekly(),
      [
        'UID:Asthma clinic',
        'RECURRENCE-ID;TZID=America/New_York:20261123T090000',
        'DTSTART;TZID=America/New_York:20261124T090000',
        'SUMMARY:COPD',
      ],
      [
        'UID:Asthma clinic',
        'RECURRENCE-ID;TZID=America/New_York:20261125T090000',
        'DTSTART;TZID=America/New_York:20261125T090000',
        'SUMMARY:Asthma',
        'STATUS:CANCELLED',
      ],
    ]);
    expect(await horizonOf(text, 'week')).toMatchObject({ topics: ['copd 1'], found: 1 });
  });

  it('one that is not simple is said as missing, and one that is over is not', async () => {
    const monthly = (until: string) => [
      `UID:${until}`,
      'DTSTART:20260102T090000',
      `RRULE:FREQ=MONTHLY;BYDAY=1FR${until}`,
      'SUMMARY:Migraine',
    ];
    const text = aCalendar([
      anEntry('Asthma'),
      monthly(''),
      monthly(';UNTIL=20261231T000000Z'),
      monthly(';UNTIL=20260601'),
    ]);
    const { topics, gaps } = await horizonOf(text);
    expect(topics).toEqual(['asthma 1']);
    expect(gaps).toEqual([{ kind: 'schedule', code: 'not-supported', times: 2 }]);
  });
});

it('no word of a calendar leaves: what is said is the same whatever the names in it', async () => {
  const named = (person: string) =>
    aCalendar([
      anEntry(`${person} - asthma`, [
        `ATTENDEE;CN="${person}":mailto:a@b.org`,
        `LOCATION:${person}`,
      ]),
    ]);
  const [one, other] = await Promise.all([read(named('Ann Canarywell')), read(named('Bo Smith'))]);
  expect(one.is).toBe('read');
  expect(one).toEqual(other);
  expect(JSON.stringify(one)).not.toMatch(/canary|09:00|20261123/i);
});

import { expect, it } from 'vitest';
import { parseTime } from '#phi/calendar/calendar-time.ts';

function zoneOf(tzid: string): string | undefined {
  const params = new Map([['TZID', tzid]]);
  return parseTime({ value: '20261123T090000', params }, 'America/Chicago')?.zone;
}

it.each(['america/new_york', 'AMERICA/NEW_YORK', 'aMeRiCa/nEw_YoRk', 'x/America/New_york'])(
  'a zone spelled %s is the one zone: what is kept by zone cannot be grown by spelling',
  (tzid) => {
    expect(zoneOf(tzid)).toBe('America/New_York');
  },
);

it.each(['constructor', '__proto__', 'toString', 'Clinic', '', '/', '+05:00'])(
  'a zone that is none, %j, is the clinic’s',
  (tzid) => {
    expect(zoneOf(tzid)).toBe('America/Chicago');
  },
);

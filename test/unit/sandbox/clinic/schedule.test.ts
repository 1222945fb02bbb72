import { describe, expect, it } from 'vitest';
import { generateClinic } from '#sandbox/clinic/generate-clinic.ts';
import { instantOf, weekdayOf } from '#sandbox/clinic/clinic-time.ts';
import { MONDAY, actorsOf, clinic, dayOf, isBookedUnder, ofType } from './a-clinic.ts';

const appointments = ofType(clinic.resources, 'Appointment');
const [family = '', internist = '', pediatrician = '', resident = ''] = clinic.clinicians.map(
  ({ id }) => id,
);

describe('the coming days', () => {
  it('have visits from today for seventeen days, never at a weekend', () => {
    const days = appointments.map(dayOf).toSorted();
    expect([days[0], days.at(-1)]).toEqual(['2026-11-16', '2026-12-02']);
    expect(days.filter((day) => [0, 6].includes(weekdayOf(day)))).toEqual([]);
  });

  it.each([
    ['family physician', family],
    ['internist', internist],
    ['pediatrician', pediatrician],
  ])('give the %s about eighteen visits each', (_, id) => {
    const counts = [...countsByDay(id).values()];
    expect(counts.length).toBe(13);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(14);
    expect(Math.max(...counts)).toBeLessThanOrEqual(23);
    expect(mean(counts)).toBeGreaterThan(16.5);
    expect(mean(counts)).toBeLessThan(20);
  });

  it('give the resident half-day clinics on Tuesday, Wednesday and Thursday only', () => {
    const counts = countsByDay(resident);
    expect(new Set([...counts.keys()].map(weekdayOf))).toEqual(new Set([2, 3, 4]));
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(12);
  });

  it('book some of the resident’s visits under the supervisor first, and some under the supervisor alone', () => {
    const both = appointments.filter(
      (one) => isBookedUnder(one, resident) && isBookedUnder(one, internist),
    );
    expect(both.length).toBeGreaterThan(0);
    for (const one of both) expect(actorsOf(one)[0]).toBe(`Practitioner/${internist}`);
    const panel = new Set(
      ofType(clinic.resources, 'CareTeam')
        .filter(
          ({ participant = [] }) =>
            participant[0]?.member?.reference === `Practitioner/${resident}`,
        )
        .map(({ subject }) => subject?.reference),
    );
    const hidden = appointments.filter(
      (one) => !isBookedUnder(one, resident) && actorsOf(one).some((actor) => panel.has(actor)),
    );
    expect(hidden.length).toBeGreaterThan(0);
  });

  it('keep to the sessions of 8 to 12 and 13 to 17, in slots of 20 or 30 minutes', () => {
    for (const { start = '', end = '', minutesDuration = 0 } of appointments) {
      expect([20, 30]).toContain(minutesDuration);
      expect(Date.parse(end) - Date.parse(start)).toBe(minutesDuration * 60_000);
      const [from, to] = [start.slice(11, 16), end.slice(11, 16)];
      expect((from >= '08:00' && to <= '12:00') || (from >= '13:00' && to <= '17:00')).toBe(true);
    }
  });

  it('have double-booked slots, video visits, cancelled and unconfirmed visits, and one without a linked patient', () => {
    const slots = appointments.map((one) => `${one.start} ${actorsOf(one)[0]}`);
    expect(new Set(slots).size).toBeLessThan(slots.length);
    expect(
      appointments.some(({ serviceType }) => (serviceType?.[0]?.text ?? '').includes('Video')),
    ).toBe(true);
    const statuses = new Set(appointments.map(({ status }) => status));
    for (const status of ['booked', 'cancelled', 'proposed'] as const)
      expect(statuses).toContain(status);
    const unlinked = appointments.filter(
      (one) => !actorsOf(one).some((actor) => actor.startsWith('Patient/')),
    );
    expect(unlinked.length).toBeGreaterThan(0);
    expect(unlinked.length).toBeLessThan(appointments.length / 30);
  });

  it('have on average one and a half visits of eighteen whose chart cannot be read, and never more than four', () => {
    const days = [family, internist, pediatrician].flatMap((id) => [...closedByDay(id).values()]);
    expect(days.length).toBe(39);
    expect(mean(days)).toBeGreaterThan(1.2);
    expect(mean(days)).toBeLessThan(1.8);
    expect(Math.max(...days)).toBeLessThanOrEqual(4);
  });

  it('code about half of the reasons and leave the rest as typed', () => {
    const coded = appointments.filter(({ reasonCode }) => reasonCode?.[0]?.coding !== undefined);
    expect(coded.length / appointments.length).toBeGreaterThan(0.4);
    expect(coded.length / appointments.length).toBeLessThan(0.6);
  });
});

describe('today', () => {
  it('has been seen in the morning once it is afternoon', () => {
    const now = new Date('2026-11-16T12:30:00-05:00');
    const today = ofType(generateClinic({ ...MONDAY, now }).resources, 'Appointment').filter(
      (one) => dayOf(one) === MONDAY.today,
    );
    const over = new Set(
      today.filter(({ end = '' }) => Date.parse(end) <= now.getTime()).map(({ status }) => status),
    );
    const ahead = new Set(
      today
        .filter(({ start = '' }) => Date.parse(start) > now.getTime())
        .map(({ status }) => status),
    );
    expect(over.has('fulfilled')).toBe(true);
    expect(over.has('booked')).toBe(false);
    expect(ahead.has('booked')).toBe(true);
    expect(ahead.has('fulfilled')).toBe(false);
  });

  it('is an inpatient day for the resident on Monday, with patients still in hospital and no clinic', () => {
    const stays = ofType(clinic.resources, 'Encounter').filter((stay) => stay.class.code === 'IMP');
    expect(stays.length).toBeGreaterThan(0);
    for (const { status, period, participant = [] } of stays) {
      expect([status, period?.end, participant[0]?.individual?.reference]).toEqual([
        'in-progress',
        undefined,
        `Practitioner/${resident}`,
      ]);
    }
    expect(countsByDay(resident).has(MONDAY.today)).toBe(false);
  });

  it('is empty on a Sunday, and the next visits are on Monday', () => {
    const sunday = generateClinic({ ...MONDAY, today: '2026-11-15' });
    expect(ofType(sunday.resources, 'Appointment').map(dayOf).toSorted()[0]).toBe('2026-11-16');
  });
});

describe('the past half year', () => {
  it('has at most about 900 finished visits an attending, none of them today or later or before birth', () => {
    const past = ofType(clinic.resources, 'Encounter').filter(
      ({ status }) => status === 'finished',
    );
    for (const id of [family, internist, pediatrician]) {
      const own = past.filter(
        ({ participant = [] }) => participant[0]?.individual?.reference === `Practitioner/${id}`,
      );
      expect(own.length).toBeGreaterThan(500);
      expect(own.length).toBeLessThan(1000);
    }
    const births = new Map(
      ofType(clinic.resources, 'Patient').map(({ id, birthDate }) => [`Patient/${id}`, birthDate]),
    );
    for (const { subject, period } of past) {
      const birth = births.get(subject?.reference ?? '') ?? '9';
      expect((period?.start?.slice(0, 10) ?? '') >= birth).toBe(true);
    }
    const days = past.map(({ period }) => period?.start?.slice(0, 10) ?? '').toSorted();
    expect((days[0] ?? '') >= '2026-05-20').toBe(true);
    expect((days.at(-1) ?? '') < MONDAY.today).toBe(true);
  });
});

describe('clinic time', () => {
  it.each([
    ['the day before clocks go forward', '2026-03-07', '-05:00'],
    ['the day clocks go forward', '2026-03-08', '-04:00'],
    ['the day clocks go back', '2026-11-01', '-05:00'],
    ['summer', '2026-07-01', '-04:00'],
  ])('is right on %s', (_, day, offset) => {
    expect(instantOf(day, 500, 'America/New_York')).toBe(`${day}T08:20:00${offset}`);
  });

  it('is right east of Greenwich and at half hours', () => {
    expect(instantOf('2026-01-05', 480, 'Pacific/Auckland')).toBe('2026-01-05T08:00:00+13:00');
    expect(instantOf('2026-01-05', 480, 'Asia/Kolkata')).toBe('2026-01-05T08:00:00+05:30');
    expect(instantOf('2026-01-05', 480, 'Etc/UTC')).toBe('2026-01-05T08:00:00+00:00');
  });

  it('starts the day at eight on both sides of the change within one schedule', () => {
    const march = generateClinic({ ...MONDAY, today: '2026-03-04' });
    const firsts = new Map<string, string>();
    for (const { start = '' } of ofType(march.resources, 'Appointment')) {
      const day = start.slice(0, 10);
      if (start < (firsts.get(day) ?? '9')) firsts.set(day, start);
    }
    expect(firsts.get('2026-03-06')).toBe('2026-03-06T08:00:00-05:00');
    expect(firsts.get('2026-03-09')).toBe('2026-03-09T08:00:00-04:00');
  });
});

function countsByDay(id: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of appointments.filter((candidate) => isBookedUnder(candidate, id))) {
    counts.set(dayOf(one), (counts.get(dayOf(one)) ?? 0) + 1);
  }
  return counts;
}

/** For each day, the visits that stand of a restricted patient or of nobody whose chart is linked. */
function closedByDay(id: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of appointments.filter((candidate) => isBookedUnder(candidate, id))) {
    const patient = actorsOf(one)
      .find((actor) => actor.startsWith('Patient/'))
      ?.slice(8);
    const isClosed = patient === undefined || clinic.restrictedPatients.has(patient);
    const counted = isClosed && one.status !== 'cancelled' ? 1 : 0;
    counts.set(dayOf(one), (counts.get(dayOf(one)) ?? 0) + counted);
  }
  return counts;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

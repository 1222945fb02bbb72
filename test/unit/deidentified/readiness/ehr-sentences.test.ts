import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isObject } from '#boundary/guards.ts';
import {
  type CheckEnd,
  type CheckName,
  CHECKS,
  ENDS_OF,
  VERDICT_OF,
} from '#boundary/readiness-checks.ts';
import { canCount } from '#boundary/readiness-counts.ts';
import { READINESS_ROW, type ReadinessRow } from '#boundary/readiness-policy.ts';
import { type Subject, SUBJECTS } from '#boundary/readiness-subjects.ts';
import { admit } from '#boundary/record-policy.ts';
import { TENANT_VENDORS, type Tenant, type TenantVendor } from '#boundary/tenant.ts';
import { APP_VERSION } from '#deidentified/readiness/app-version.ts';
import { tellRows, writeEhrReport } from '#deidentified/readiness/ehr-report.ts';
import { rowWords } from '#deidentified/readiness/ehr-sentences.ts';
import { entryOf } from '../../../../launch/tenants/write-entry.ts';
import { MISCONFIGURATIONS } from '../../../support/misconfigurations.ts';

const EVERY_END = CHECKS.flatMap((check) => ENDS_OF[check].map((end) => ({ check, end })));

describe('the words of a row', () => {
  it.each(EVERY_END)(
    '$check, $end: say what came, what it means and, of trouble, how it is mended; never a host, never a word of code',
    ({ check, end }) => {
      const verdict = VERDICT_OF[end];
      for (const { title, found, means, fix } of inEveryCase(check, end)) {
        expect([found, means].filter((words) => !/^\S.*[.]$/s.test(words))).toEqual([]);
        if (verdict === 'fail' || verdict === 'warn') expect(fix).toMatch(/^\S.{20,}[.]$/s);
        else expect(fix).toBeNull();
        expect(`${title} ${found} ${means} ${fix ?? ''}`).not.toMatch(
          /:\/\/|undefined|null|\[object/,
        );
      }
    },
  );

  it('tell every end of a check apart', () => {
    for (const check of CHECKS) {
      const found = ENDS_OF[check].map(
        (end) => rowWords(aRow(check, end), aTenant('generic')).found,
      );
      expect(new Set(found).size).toBe(found.length);
    }
  });
});

describe('the mending of what is set up wrongly', () => {
  it.each(MISCONFIGURATIONS)('$name: is named', ({ vendor, finds, fixNames }) => {
    const row = aRow(finds.check, finds.end, finds.subject ?? null);
    expect(rowWords(row, aTenant(vendor)).fix).toMatch(fixNames);
  });

  it.each([
    ['epic', 'Appointment.Search (Appointments) (R4)'],
    ['oracle', 'user/Appointment.rs'],
    ['meditech', 'user/Appointment.read'],
    ['openemr', 'user/Appointment.rs'],
  ] as const)('of a dropped scope is in the words of %s', (vendor, words) => {
    const row = aRow('scopes-granted', 'dropped', 'Appointment');
    expect(rowWords(row, aTenant(vendor)).fix).toContain(words);
  });

  it('of OpenEMR’s empty answer to a clinician’s appointments names what mends it', () => {
    for (const end of ['unproven', 'not-declared'] as const) {
      const row = aRow('strategy', end, 'appointments-by-practitioner');
      expect(rowWords(row, aTenant('openemr')).fix).toMatch(/OpenEMR 8\.2\.0 .*13793/);
      expect(rowWords(row, aTenant('generic')).fix).not.toContain('OpenEMR');
    }
  });

  it('never sends to the way that has just failed', () => {
    const row = aRow('strategy', 'ignored', 'appointments-by-practitioner');
    const [, others] = (rowWords(row, aTenant('medplum')).fix ?? '').split('another way: ');
    expect(others).toBe('encounters-by-practitioner, or general-practitioner, or own-choice.');
  });
});

describe('the report', () => {
  const tenant = aTenant('epic');
  const rows = tellRows(
    [
      aRow('schedule', 'none-works'),
      aRow('discovery', 'right'),
      aRow('frame-ancestors', 'nobody'),
      aRow('sign-in', 'no-token'),
    ],
    tenant,
  );
  const heading = { tenant, day: '2026-11-22', isWhole: true };

  it('names version, tenant, vendor and day, and counts', () => {
    const [title, about, counts] = writeEhrReport(rows, heading, 'plain').split('\n');
    expect(title).toBe(`Foreword readiness ${APP_VERSION}`);
    expect(about).toBe('tenant a-hospital, vendor epic, 2026-11-22');
    expect(counts).toBe('1 to be mended, 1 works with less, 1 ready, 1 not looked at');
  });

  it.each(['plain', 'markdown'] as const)(
    '%s: holds every row with its mending, by group',
    (manner) => {
      const text = writeEhrReport(rows, heading, manner);
      const places = [
        'SMART configuration',
        'Sign-in',
        'Schedule as a whole',
        'frameAncestors',
      ].map((words) => text.indexOf(words));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places).not.toContain(-1);
      expect(text).toMatch(/FAIL[\s\S]*[Ff]ix: Mend one of the ways to the schedule/);
      expect(text).not.toContain('Not all was looked at');
    },
  );

  it('says where it was cut off', () => {
    expect(writeEhrReport(rows, { ...heading, isWhole: false }, 'plain')).toContain(
      'Not all was looked at',
    );
  });

  it('names the version of this build', () => {
    const written: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(isObject(written) ? written['version'] : undefined).toBe(APP_VERSION);
  });
});

/** The words for every vendor, and for every subject that a row may be about. */
function inEveryCase(check: CheckName, end: CheckEnd) {
  const subjects: readonly (Subject | null)[] = [null, ...SUBJECTS];
  return [
    ...TENANT_VENDORS.map((vendor) => rowWords(aRow(check, end), aTenant(vendor))),
    ...subjects.map((subject) =>
      rowWords(aRow(check, end, subject, canCount(check, 3) ? 3 : null), aTenant('epic')),
    ),
  ];
}

function aRow(
  check: CheckName,
  end: CheckEnd,
  subject: Subject | null = null,
  count: number | null = null,
): ReadinessRow {
  const row = admit(READINESS_ROW, { check, subject, end, count });
  if (row === undefined) throw new Error('the door refused a row');
  return row;
}

function aTenant(vendor: TenantVendor): Tenant {
  const tenant = entryOf(vendor, 'a-hospital');
  if (tenant === undefined) throw new Error('a preset that is no entry');
  return tenant;
}

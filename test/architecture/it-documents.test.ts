import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCheckName } from '#boundary/readiness-checks.ts';
import { TENANT_VENDORS, type TenantVendor } from '#boundary/tenant.ts';
import { API_NAMES } from '#deidentified/readiness/vendor-api-names.ts';
import { PORTALS, SETTINGS } from '#deidentified/readiness/vendor-portals.ts';
import { apiName, settingName } from '#deidentified/readiness/vendor-settings.ts';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { VENDORS } from '#sandbox/vendors/vendors.ts';
import { SCOPE_REASONS } from '../../launch/tenants/scope-reasons.ts';
import { entryOf } from '../../launch/tenants/write-entry.ts';
import { aNetwork } from '../contract/phi/server.ts';
import { chartPlansAt, plansOfWay, scheduleAt } from './it/asked.ts';
import { auditPage } from './it/audit-page.ts';
import { hostsPage } from './it/hosts-page.ts';
import { headingsOf, linksOf } from './it/links.ts';
import { type MeasuredSession, measureSession } from './it/measure-session.ts';
import { withTables } from './it/markdown.ts';
import { batchOf, chartsRead, requestsFor, requestsPage } from './it/requests-page.ts';
import { scopeString, scopesPage, typeOf } from './it/scopes-page.ts';
import { sentScope } from './it/sent-scope.ts';
import { coreOrigins } from './it/core-origins.ts';
import { vendorBlocks } from './it/vendor-blocks.ts';
import { nameOf } from './it/vendor-names.ts';

/*
 * What health-system IT reads is written from the code's own tables, whole or between marks.
 * `npx vitest run --project fast test/architecture/it-documents.test.ts --update` writes it anew.
 */

const IDS = VENDORS.map(({ id }) => id);
const network = aNetwork();

describe('a document for IT says what the tables say', () => {
  it('docs/it/scopes.md: every scope, why, and the string of each vendor', async () => {
    await expect(scopesPage()).toMatchFileSnapshot('../../docs/it/scopes.md');
  });

  it('docs/it/hosts-and-headers.md: every host, and the headers of every zone', async () => {
    await expect(hostsPage(coreOrigins())).toMatchFileSnapshot(
      '../../docs/it/hosts-and-headers.md',
    );
  });

  it.each(IDS)(
    'docs/it/%s.md: settings, APIs, scopes, entry and ways to the schedule',
    async (id) => {
      const file = `docs/it/${id}.md`;
      const written = withTables(readFileSync(file, 'utf8'), vendorBlocks(id));
      await expect(written).toMatchFileSnapshot(`../../${file}`);
      expect(written).toContain('<!-- table: settings -->');
      expect(written).toContain('<!-- table: scopes -->');
    },
  );
});

describe('a count in a document for IT is what the sandbox measures', () => {
  const measured = new Map<TenantVendor, MeasuredSession>();

  beforeAll(async () => {
    for (const id of IDS) {
      measured.set(id, await measureSession(network, id));
      network.resetHandlers();
    }
  }, 120_000);

  it('docs/it/requests.md: requests of a session, by vendor', async () => {
    await expect(requestsPage(measured)).toMatchFileSnapshot('../../docs/it/requests.md');
  });

  it('docs/it/audit.md: accesses of a session, by vendor', async () => {
    await expect(auditPage(measured)).toMatchFileSnapshot('../../docs/it/audit.md');
  });

  it.each(IDS)('at %s the charts cost what the document reckons', (id) => {
    const session = measured.get(id);
    if (session === undefined) throw new Error('not measured');
    const read = chartsRead(session).size;
    const ofCharts = [...session.sent]
      .filter(([what]) => !/token|metadata|\.well-known|Appointment|Encounter|List/.test(what))
      .reduce((sum, [, count]) => sum + count, 0);
    const reckoned =
      read === 0 ? 0 : requestsFor(id, read) - requestsFor(id, 0) - scheduleOf(id, read);
    const unfilled = batchOf(id) === null ? 0 : 2; // at the end of a horizon
    expect(ofCharts).toBeGreaterThanOrEqual(reckoned);
    expect(ofCharts).toBeLessThanOrEqual(reckoned + unfilled);
  });

  it.each(IDS)(
    'at %s no chart is asked for that no visit names, and no search of one twice',
    (id) => {
      const { log } = measured.get(id) ?? { log: [] };
      const charts = log.filter(({ type }) => chartPlansAt(id).some((plan) => plan.type === type));
      const each = new Map<string, number>();
      for (const { patients } of charts) {
        const key = patients.join();
        each.set(key, (each.get(key) ?? 0) + 1);
      }
      expect([...each.keys()].filter((key) => key === '' || key.includes(','))).toEqual([]);
      expect(
        [...new Set(each.values())].filter((count) => count > chartPlansAt(id).length),
      ).toEqual([]);
    },
  );
});

/** What `requestsFor` counts for the schedule beyond an empty one: a search for each patient of a list. */
function scheduleOf(id: VendorId, patients: number): number {
  return id === 'epic' ? patients * 2 : 0;
}

describe('the scopes that are documented are those that are asked for', () => {
  it.each(TENANT_VENDORS)(
    '%s: what the launch page sends stands in docs/it/scopes.md, byte for byte',
    async (vendor) => {
      const entry = entryOf(vendor, 'example');
      if (entry === undefined) throw new Error(`no entry for ${vendor}`);
      const sent = await sentScope(network, entry);
      const [, section = ''] = readFileSync('docs/it/scopes.md', 'utf8').split(
        `\n### ${nameOf(vendor)}\n`,
      );
      expect(section.split('```')[1]).toBe(`\n${sent ?? ''}\n`);
    },
  );

  it.each(TENANT_VENDORS)('%s: each scope has its reason', (vendor) => {
    const asked = scopeString(vendor).split(' ');
    expect(asked.filter((scope) => !(typeOf(scope) in SCOPE_REASONS))).toEqual([]);
  });

  it.each(TENANT_VENDORS)(
    '%s: every chart search, and what it brings along, has its scope',
    (vendor) => {
      if (!scheduleAt(vendor).some((name) => plansOfWay(name).length > 0)) return; // nothing is read
      const asked = new Set(scopeString(vendor).split(' ').map(typeOf));
      const needed = chartPlansAt(vendor).flatMap(({ type, params }) => [
        type,
        ...(params.some(({ name }) => name === '_include') ? ['Medication'] : []),
      ]);
      expect(needed.filter((type) => !asked.has(type))).toEqual([]);
    },
  );
});

describe('what a vendor calls things', () => {
  it.each(TENANT_VENDORS)(
    '%s: each setting once, in order, with where it is known from',
    (vendor) => {
      expect(PORTALS[vendor].map(({ setting }) => setting)).toEqual(SETTINGS);
      const unsourced = [...PORTALS[vendor], ...API_NAMES[vendor]].filter(
        ({ source }) => source === '',
      );
      expect(unsourced).toEqual([]);
    },
  );

  it('a search that is two APIs is named by both, and what is not public is not named', () => {
    expect(apiName('epic', 'Condition', 'search')).toBe(
      'Condition.Search (Problems) (R4) and Condition.Search (Encounter Diagnosis) (R4)',
    );
    expect(apiName('epic', 'Appointment', 'search')).toBe('Appointment.Search (Appointments) (R4)');
    expect(apiName('epic', 'Encounter', 'search')).toBe('Encounter.Search (Patient Chart) (R4)');
    expect(apiName('epic', 'Condition', 'read')).toBeNull();
    expect(apiName('meditech', 'Appointment', 'search')).toBeNull();
    expect(settingName('epic', 'client-type')).toBe('Is Confidential Client');
    expect(settingName('meditech', 'launch-url')).toBeNull();
  });

  it('Epic has a name for every search of its new entry', () => {
    const types = new Set(chartPlansAt('epic').map(({ type }) => type));
    for (const type of [...types, 'List', 'Appointment']) {
      expect(apiName('epic', type, 'search')).toContain(`${type}.Search (`);
    }
  });
});

describe('what is not known is found out by a check there is', () => {
  it.each(IDS)('docs/it/%s.md', (id) => {
    const [, table = ''] = readFileSync(`docs/it/${id}.md`, 'utf8').split('| Question |');
    const named = table
      .split('\n')
      .slice(2)
      .flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/g)])
      .map(([, check = '']) => check);
    expect(named).not.toEqual([]);
    expect(named.filter((check) => !isCheckName(check))).toEqual([]);
  });
});

const DOCUMENTS = [
  'README.md',
  'SECURITY.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

describe('a link in a document leads somewhere', () => {
  it.each(DOCUMENTS)('%s', (document) => {
    const broken = linksOf(readFileSync(document, 'utf8')).filter((link) => {
      const [path = '', heading] = link.split('#');
      const file = path === '' ? document : normalize(join(dirname(document), path));
      if (!existsSync(file)) return true;
      if (heading === undefined || !file.endsWith('.md')) return false;
      return !headingsOf(readFileSync(file, 'utf8')).includes(heading);
    });
    expect(broken).toEqual([]);
  });
});

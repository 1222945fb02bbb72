import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS, VERDICT_OF } from '#boundary/readiness-checks.ts';
import { tellRows, writeEhrReport } from '#deidentified/readiness/ehr-report.ts';
import {
  EHR_CHECK_TEXT,
  EHR_GROUP_TEXT,
  EHR_GROUPS,
} from '#deidentified/readiness/ehr-sentences.ts';
import { READINESS_ROW } from '#boundary/readiness-policy.ts';
import { admit } from '#boundary/record-policy.ts';
import { checkWorld, soundWorld } from '../support/readiness-world.ts';
import { table, verbatim, withTables } from './it/markdown.ts';

/*
 * What docs/readiness.md says of rows is written from their tables, and its sample from a run.
 * `npx vitest run --project fast test/architecture/readiness-document.test.ts --update` writes it anew.
 */

describe('docs/readiness.md', () => {
  it('names every row and what it means, and shows a sample as the sandbox gives it', async () => {
    const world = await soundWorld('openemr');
    const { rows } = await checkWorld(world, 'ehr');
    const less = rows
      .filter(({ end }) => ['fail', 'warn'].includes(VERDICT_OF[end]))
      .flatMap((row) => admit(READINESS_ROW, row) ?? []);
    const tenant = world.entry;
    const heading = { tenant, day: '2026-11-20', isWhole: true };
    const sample = writeEhrReport(tellRows(less, tenant), heading, 'plain').trimEnd();
    const file = 'docs/readiness.md';
    const written = withTables(readFileSync(file, 'utf8'), {
      checks: checksTable,
      sample: () => verbatim(sample),
    });
    await expect(written).toMatchFileSnapshot(`../../${file}`);
    expect(sample).toContain('13793');
  });
});

function checksTable(): string {
  return table(
    ['Group', 'Row', 'Where it holds', 'Where it does not'],
    EHR_GROUPS.flatMap((group) =>
      CHECKS.filter((check) => EHR_CHECK_TEXT[check].group === group).map((check) => {
        const { title, holds, fails } = EHR_CHECK_TEXT[check];
        return [EHR_GROUP_TEXT[group], title, holds, fails];
      }),
    ),
  );
}

import { describe, expect, it } from 'vitest';
import { VERDICT_OF } from '#boundary/readiness-checks.ts';
import type { Row } from '#phi/readiness/row.ts';
import type { VendorId } from '#sandbox/vendors/vendor.ts';
import { MISCONFIGURATIONS } from '../../support/misconfigurations.ts';
import {
  type Checked,
  checkWorld,
  NAMES_SOMEBODY,
  type Place,
  soundWorld,
} from '../../support/readiness-world.ts';

const sound = new Map<string, Promise<Checked>>();

function checkSound(vendor: VendorId, place: Place): Promise<Checked> {
  const key = `${vendor} ${place}`;
  const checked = sound.get(key) ?? soundWorld(vendor).then((world) => checkWorld(world, place));
  sound.set(key, checked);
  return checked;
}

const wordsOf = ({ check, subject, end }: Pick<Row, 'check' | 'subject' | 'end'>) =>
  `${check} ${subject ?? ''} ${end}`;

describe('what is set up wrongly is found, and a sound EHR of the same vendor shows nothing of it', () => {
  it('of at least thirty kinds', () => {
    expect(new Set(MISCONFIGURATIONS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(30);
  });

  it.each(MISCONFIGURATIONS)('$name', async (wrong) => {
    const world = wrong.seed(await soundWorld(wrong.vendor));
    const { rows, said } = await checkWorld(world, wrong.place);
    const { subject = null } = wrong.finds;
    const found = wordsOf({ ...wrong.finds, subject });
    expect(rows.map(wordsOf)).toContain(found);
    expect(JSON.stringify(said)).not.toMatch(NAMES_SOMEBODY);
    expect(VERDICT_OF[wrong.finds.end]).toMatch(/warn|fail/);
    const usual = await checkSound(wrong.vendor, wrong.place);
    expect(usual.rows.map(wordsOf)).not.toContain(found);
  });
});

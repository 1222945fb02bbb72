import { proveCarryOver, proveDoors, proveTabs } from './at-rest-carry.ts';
import { proveDamage } from './at-rest-damage.ts';
import { proveKeys } from './at-rest-keys.ts';
import { proveKills } from './at-rest-kills.ts';
import { proveOthers } from './at-rest-others.ts';
import { provePasskey } from './at-rest-passkey.ts';
import { proveTorn } from './at-rest-torn.ts';
import type { Proof } from './proof.ts';
import { startStoreSite } from './store-site.ts';

/** Proof 6: the learner’s record on the disk of a real browser, against others, thieves, accidents and kills. */
export async function proveAtRest(): Promise<Proof> {
  const site = await startStoreSite();
  const others = await proveOthers(site);
  const passkey = await provePasskey(site);
  const keys = await proveKeys(site);
  const damage = await proveDamage(site);
  const torn = await proveTorn(site);
  const kills = await proveKills(site);
  const rows = [
    ...others.rows,
    ...passkey,
    ...keys,
    ...damage.rows,
    ...torn,
    ...kills.rows,
    ...(await proveCarryOver(site)),
    await proveTabs(site),
    await proveDoors(site),
  ];
  await site.close();
  return { rows, figures: { ...damage.figures, ...kills.figures } };
}

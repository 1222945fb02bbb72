import { problem } from '#boundary/problem.ts';
import { failure, type Result, success } from '#boundary/result.ts';
import { packPath, type PackPin, type Tenant } from '#boundary/tenant.ts';
import { type FetchFile, loadPack } from '#deidentified/catalog/load-pack.ts';
import type { RefusedPack } from '#deidentified/catalog/pack-fault.ts';
import { showPacks, type ShownPacks } from '#deidentified/catalog/show-packs.ts';
import type { PlacedPack } from '#deidentified/catalog/source-places.ts';

/** The packs of a tenant that could be used, highest precedence first, and those that could not. */
export interface OpenedPacks {
  readonly packs: readonly PlacedPack[];
  readonly refused: readonly RefusedPack[];
}

/** Where packs are asked for. */
export interface PackHost {
  /** Any page under the tenant's path. */
  readonly page: URL;
  readonly fetchFile: FetchFile;
}

/** The pack that every brief needs; without it there is nothing to show. */
const CORE = 'core';

/**
 * Opens the catalog of a tenant as it is on this day, `YYYY-MM-DD`: `catalog/catalog-invalid` where the core pack, or every pack, is
 * refused. What else is refused stands in the catalog.
 */
export async function openCatalog(
  { packs: pins, reviewedCardsOnly }: Pick<Tenant, 'packs' | 'reviewedCardsOnly'>,
  today: string,
  host: PackHost,
): Promise<Result<ShownPacks>> {
  const { packs, refused } = await openPacks(pins, host);
  const isWithoutCore = refused.some(({ id, instead }) => id === CORE && instead === null);
  return packs.length === 0 || isWithoutCore
    ? failure(problem('catalog', 'catalog-invalid'))
    : success(showPacks(packs, { reviewedCardsOnly, today }, refused));
}

/**
 * Opens each pack of a tenant by itself, all at once. One that is refused gives way to the version before it, where the tenant names
 * one, and is left out otherwise; the others stay.
 */
export async function openPacks(pins: readonly PackPin[], host: PackHost): Promise<OpenedPacks> {
  const opened = await Promise.all(
    pins.map(async (pin, place) => ({ place, ...(await openPack(pin, host)) })),
  );
  return {
    packs: opened.flatMap(({ place, pack }) => (pack === null ? [] : [{ place, pack }])),
    refused: opened.flatMap(({ refused }) => refused ?? []),
  };
}

async function openPack(pin: PackPin, host: PackHost) {
  const { id, version, before } = pin;
  const parsed = await load({ id, version }, host);
  if (parsed.ok) return { pack: parsed.pack, refused: null };
  const { faults } = parsed;
  const last = before === null ? null : await load({ id, version: before }, host);
  return last?.ok === true
    ? { pack: last.pack, refused: { id, version, faults, instead: before } }
    : { pack: null, refused: { id, version, faults, instead: null } };
}

function load(wanted: Omit<PackPin, 'before'>, { page, fetchFile }: PackHost) {
  return loadPack(new URL(packPath(wanted), page), wanted, fetchFile);
}

import { later } from './later.tsx';

/* What the first paint does without. */

/** The places of the page besides the brief. */
export const OWN_PLACE = later(async () => (await import('./own-place.tsx')).OwnPlace);

/** A card by itself. */
export const OPEN_CARD = later(async () => (await import('./open-card.tsx')).OpenCard);

/** What is offered where there is no schedule. */
export const OWN_CHOICE = later(async () => (await import('./own-choice.tsx')).OwnChoice);

/** Loads what every session may come to. */
export async function loadOwnPlaces(): Promise<void> {
  await Promise.all([OWN_PLACE.load(), OPEN_CARD.load()]);
}

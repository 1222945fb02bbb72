import { lazy, Suspense } from 'react';
import type { RefusedPack } from '#deidentified/catalog/pack-fault.ts';
import type { PackRefusals } from './pack-refusals.tsx';

/** The sentences of all faults are loaded where there is one; where they do not come, the page goes on without them. */
const Loaded = lazy(
  async (): Promise<{ readonly default: typeof PackRefusals | typeof nothing }> => {
    try {
      return { default: (await import('./pack-refusals.tsx')).PackRefusals };
    } catch {
      return { default: nothing };
    }
  },
);

function nothing(_: Parameters<typeof PackRefusals>[0]) {
  return null;
}

/** Which packs are not used, where there are any. */
export function LazyRefusals({ refused }: { readonly refused: readonly RefusedPack[] }) {
  if (refused.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Loaded refused={refused} />
    </Suspense>
  );
}

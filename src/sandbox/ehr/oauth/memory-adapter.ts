import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Where the authorization server keeps codes, grants and sessions: in memory, until they expire. */
export function createMemoryAdapter(): AdapterFactory {
  const kept: Kept = new Map();
  return (model) => adapterOf(model, kept);
}

type Kept = Map<string, { readonly payload: AdapterPayload; readonly until: number }>;

/** The part of the memory that belongs to one of the server's models. */
function adapterOf(model: string, kept: Kept): Adapter {
  const keyOf = (id: string): string => `${model}:${id}`;
  const findWhere = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...kept].find(([key, { payload }]) => key.startsWith(`${model}:`) && matches(payload))?.[1]
      .payload;

  return {
    upsert: (id, payload, expiresIn) => {
      forgetExpired(kept);
      const until = expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000;
      kept.set(keyOf(id), { payload, until });
      return DONE;
    },
    find: (id) => {
      forgetExpired(kept);
      return Promise.resolve(kept.get(keyOf(id))?.payload);
    },
    findByUid: (uid) => Promise.resolve(findWhere((payload) => payload.uid === uid)),
    findByUserCode: (code) => Promise.resolve(findWhere(({ userCode }) => userCode === code)),
    consume: (id) => {
      const found = kept.get(keyOf(id));
      const consumed = Math.floor(Date.now() / 1000);
      if (found !== undefined) {
        kept.set(keyOf(id), { ...found, payload: { ...found.payload, consumed } });
      }
      return DONE;
    },
    destroy: (id) => {
      kept.delete(keyOf(id));
      return DONE;
    },
    revokeByGrantId: (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
      return DONE;
    },
  };
}

const DONE = Promise.resolve(undefined);

function forgetExpired(kept: Kept): void {
  for (const [key, { until }] of kept) if (until < Date.now()) kept.delete(key);
}

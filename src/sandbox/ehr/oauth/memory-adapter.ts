import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Where the authorization server keeps codes, grants and sessions: in memory, until they expire. */
export function createMemoryAdapter(): AdapterFactory {
  const kept = new Map<string, { readonly payload: AdapterPayload; readonly until: number }>();
  return (model) => adapterOf(model, kept);
}

type Kept = Map<string, { readonly payload: AdapterPayload; readonly until: number }>;

function adapterOf(model: string, kept: Kept): Adapter {
  const keyOf = (id: string): string => `${model}:${id}`;
  const findWhere = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...kept].find(([key, { payload }]) => key.startsWith(`${model}:`) && matches(payload))?.[1]
      .payload;
  const forgetExpired = (): void => {
    for (const [key, { until }] of kept) if (until < Date.now()) kept.delete(key);
  };

  return {
    async upsert(id, payload, expiresIn) {
      forgetExpired();
      const until = expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000;
      kept.set(keyOf(id), { payload, until });
    },
    async find(id) {
      forgetExpired();
      return kept.get(keyOf(id))?.payload;
    },
    async findByUid(uid) {
      return findWhere((payload) => payload.uid === uid);
    },
    async findByUserCode(userCode) {
      return findWhere((payload) => payload.userCode === userCode);
    },
    async consume(id) {
      const found = kept.get(keyOf(id));
      if (found !== undefined) {
        const consumed = Math.floor(Date.now() / 1000);
        kept.set(keyOf(id), { ...found, payload: { ...found.payload, consumed } });
      }
    },
    async destroy(id) {
      kept.delete(keyOf(id));
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  };
}

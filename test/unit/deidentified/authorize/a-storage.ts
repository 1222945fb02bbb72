/** When the tests of a launch are. */
export const NOW = Date.parse('2026-11-20T08:00:00Z');

/** A storage at that moment, or at another. */
export function drawer(storage: Storage, now = NOW) {
  return { storage: () => storage, now };
}

/** The Web Storage interface over a plain object, whose keys can be listed as a browser's can. */
export function aStorage(): Storage {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => {
      Reflect.deleteProperty(kept, key);
    },
    clear: () => {
      Object.keys(kept).forEach(methods.removeItem);
    },
    key: (index: number) => Object.keys(kept)[index] ?? null,
  };
  return new Proxy<Storage>(
    { ...methods, length: 0 },
    {
      get: (target, name): unknown =>
        name === 'length' ? Object.keys(kept).length : Reflect.get(target, name),
      ownKeys: () => Object.keys(kept),
      getOwnPropertyDescriptor: (_, name) => Object.getOwnPropertyDescriptor(kept, name),
    },
  );
}

import { type ComponentType, createElement, lazy, Suspense, useState } from 'react';

/** A component that is loaded after the first paint, or at its first look. */
export interface Later<Props extends object> {
  readonly Component: ComponentType<Props>;
  /** Loads it. Called early, a later look waits for nothing and needs no network. */
  readonly load: () => Promise<ComponentType<Props>>;
}

/** Puts a component off. `load` imports its file. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Later<Props> {
  let here: ComponentType<Props> | undefined;
  const bring = async (): Promise<ComponentType<Props>> => (here ??= await load());
  const Brought = lazy(async () => ({ default: await bring() }));

  function Component(props: Props) {
    // Chosen once: another component in its place would lose the focus and what was typed.
    const [Known] = useState(() => here);
    if (Known !== undefined) return createElement(Known, props);
    return (
      <Suspense fallback={<p className="sub">Loading…</p>}>
        {createElement(Brought, props)}
      </Suspense>
    );
  }
  return { Component, load: bring };
}

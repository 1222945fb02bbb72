import type { Tenant } from '#boundary/tenant.ts';
import { hearSources } from './hear-sources.ts';
import { type Hosts, hostsOf } from './hosts.ts';
import type { SentRow } from './sent-rows.ts';
import type { LedgerChange } from './session-ledger.ts';
import { tallyPageLoads } from './tally-loads.ts';

/** What the page is told of the network beside its own state. */
export interface Traffic {
  /** What this page has loaded, as the browser says at this moment. */
  readonly loads: readonly SentRow[];
  readonly hosts: Hosts;
  /** What the organization has chosen to have read beyond the schedule. */
  readonly reads: { readonly panel: boolean; readonly past: boolean };
  /** In a frame of another site a source’s own window may not be heard. */
  readonly isFramed: boolean;
}

interface Watched {
  readonly window: Window;
  readonly channel: BroadcastChannel;
  readonly tenant: Tenant;
  readonly tell: (change: LedgerChange) => void;
  /** Called after each load of the page. */
  readonly onLoad: () => void;
}

/** Begins to write down which sources are opened; what comes back looks up what the page has loaded by now. */
export function watchTraffic({ window, channel, tenant, tell, onLoad }: Watched): () => Traffic {
  const page = new URL(window.location.pathname, window.location.origin);
  hearSources(window.document, channel, tell);
  new PerformanceObserver(onLoad).observe({ type: 'resource' });
  const unchanging = {
    hosts: hostsOf(tenant, page),
    reads: { panel: tenant.panel !== null, past: tenant.past !== null },
    isFramed: window.parent !== window,
  };
  return () => ({
    loads: tallyPageLoads(window.performance.getEntriesByType('resource'), page),
    ...unchanging,
  });
}

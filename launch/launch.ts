import { checkLaunch } from '#deidentified/authorize/check-launch.ts';
import { savePending } from '#deidentified/authorize/pending-authorization.ts';
import { readOwnTenant } from '#deidentified/authorize/read-own-tenant.ts';
import { startAuthorization } from '#deidentified/authorize/start-authorization.ts';
import { tallyLaunch } from '#deidentified/ledger/tally-loads.ts';
import { isPolicyEnforced } from '#boundary/enforced-policy.ts';
import { problem, type Problem } from '#boundary/problem.ts';
import { showLaunchProblem, showOpening } from '#deidentified/ui/launch-view.ts';
import '#deidentified/ui/styles/foreword.css';

/* The launch page: checks who opened it before anything else, then goes to the EHR to authorize. */

const tenant = readOwnTenant(document);
const search = location.search;
history.replaceState(null, '', location.pathname); // the launch token stays in no history entry
const trouble = await open();
if (trouble !== undefined) showLaunchProblem(document, trouble, { tenant, search });

async function open(): Promise<Problem | undefined> {
  if (!isPolicyEnforced(globalThis)) return problem('launch', 'policy-missing');
  const launch = checkLaunch(search, tenant);
  if (!launch.ok) return launch.problem;
  showOpening(document, tenant);
  const redirectUri = new URL('app.html', location.href).href;
  const started = await startAuthorization(launch.value, tenant, redirectUri);
  if (!started.ok) return started.problem;
  const { address, state, pending } = started.value;
  const sent = tallyLaunch(performance.getEntriesByType('resource'), {
    page: new URL(location.href),
    issuer: tenant.issuer,
    fonts: document.fonts,
  });
  if (sent === undefined) return problem('launch', 'defect');
  const drawer = { storage: () => sessionStorage, now: Date.now() };
  if (!savePending(drawer, state, { ...pending, sent })) {
    return problem('launch', 'storage-unavailable');
  }
  location.replace(address);
  return undefined;
}

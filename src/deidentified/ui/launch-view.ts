import type { Problem } from '#boundary/problem.ts';
import { problemLabel } from '#boundary/problem.ts';
import type { Tenant } from '#boundary/tenant.ts';
import { showPlainPage, written } from './plain-page.ts';
import { PROBLEM_TEXT } from './sentences.ts';

/** What the launch page shows while it asks the EHR how to authorize. */
export function showOpening(document: Document, tenant: Tenant): void {
  showPlainPage(document, [
    written(document, 'h1', ['Opening Foreword', 'h1']),
    written(document, 'p', [`Asking ${tenant.name} to sign you in.`, 'lede']),
  ]);
}

/** What the launch page shows when it cannot go on, with what IT has to add where that is the mend. */
export function showLaunchProblem(
  document: Document,
  problem: Problem,
  { tenant, search }: { readonly tenant: Tenant; readonly search: string },
): void {
  const { title, body, next } = PROBLEM_TEXT[problem.code];
  showPlainPage(document, [
    written(document, 'h1', [title, 'h1']),
    written(document, 'p', [body, 'lede']),
    written(document, 'p', [next, 'read']),
    ...(problem.code === 'issuer-unknown' ? registryHelp(document, tenant, search) : []),
    written(document, 'p', [`Problem code: ${problemLabel(problem)}`, 'meta mono']),
  ]);
}

/** The words IT needs: which issuer asked, which one this address is for, and where the difference is mended. */
function registryHelp(document: Document, tenant: Tenant, search: string): readonly HTMLElement[] {
  const asked = new URLSearchParams(search).get('iss') ?? '';
  const list = document.createElement('dl');
  list.className = 'facts';
  list.append(
    written(document, 'dt', ['This address serves', '']),
    written(document, 'dd', [tenant.issuer, 'mono']),
    written(document, 'dt', ['The EHR that opened it says', '']),
    written(document, 'dd', [
      isAddress(asked) ? asked : 'something that is not an address',
      'mono',
    ]),
    written(document, 'dt', ['For IT', '']),
    written(document, 'dd', [
      'If, and only if, this is your EHR’s own FHIR address: add a tenant with exactly this issuer to the registry (launch/tenants), build, and register the launch address of that tenant in the EHR. Nothing was sent to it.',
      '',
    ]),
  );
  return [list];
}

/** Shown as text, and only when it looks like an address: whoever wrote the link wrote this. */
function isAddress(value: string): boolean {
  return /^https?:\/\/[\w.:/~@%-]{1,200}$/.test(value);
}

import type { AskedSearch, HeardSearch } from '../ehr/server-rules.ts';
import { UNDECLARED, without } from './vendor.ts';

/** Hears a search as most vendors do: what is not declared of controls is passed over, everything else is minded. */
export function passingOver({ parameters }: AskedSearch): HeardSearch {
  return { parameters: without(parameters, UNDECLARED), issues: [] };
}

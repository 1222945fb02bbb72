import { FAULT_SENTENCES } from '#deidentified/catalog/fault-sentences.ts';
import type { PackFault, RefusedPack } from '#deidentified/catalog/pack-fault.ts';
import { ProblemCodes } from './problem-codes.tsx';

/** Which packs of the institution are not used, and why: a quiet sentence each. */
export function PackRefusals({ refused }: { readonly refused: readonly RefusedPack[] }) {
  return (
    <section className="refusals" aria-label="Packs that are not used">
      {refused.map((pack) => (
        <p className="meta" key={pack.id}>
          {refusalWords(pack)}
        </p>
      ))}
      <ProblemCodes labels={[...new Set(refused.flatMap(labelsOf))]} />
    </section>
  );
}

function refusalWords({ id, version, faults, instead }: RefusedPack): string {
  const [first] = faults;
  const why = first === undefined ? '' : ` For IT: ${FAULT_SENTENCES[first.code]}`;
  const then = instead === null ? 'is left out.' : `is left out; ${instead} stands in for it.`;
  return `The pack ${id} ${version} ${then}${why}`;
}

function labelsOf({ id, faults }: RefusedPack): readonly string[] {
  return faults.map((fault) => `${id}/${labelOf(fault)}`);
}

function labelOf({ code, file, at }: PackFault): string {
  return at === null ? `${file}/${code}` : `${file}/${at}/${code}`;
}

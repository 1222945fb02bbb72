import type { Clinician } from './clinic.ts';
import { rowsOf } from './table.ts';

/** The conditions that person of a panel has whatever chance says, so that sensitive and rare topics are always present. */
export function certainFor(home: Clinician['key'], index: number): readonly string[] {
  return CERTAIN.filter((row) => row.home === home && row.index === index).map(({ id }) => id);
}

const CERTAIN = rowsOf(`
family    | 19 | opioid-use
family    | 37 | asthma
family    | 44 | hcm
family    | 61 | crohn
internal  | 11 | hiv
internal  | 23 | opioid-use
internal  | 31 | suicidal-ideation
internal  | 41 | ipf
internal  | 52 | giant-cell
internal  | 63 | cll
internal  | 77 | addison
pediatric | 5  | sickle-cell
pediatric | 18 | septal-defect
pediatric | 33 | epilepsy
pediatric | 48 | t1d
pediatric | 59 | hemophilia-a
resident  | 4  | opioid-use
resident  | 13 | hiv
resident  | 22 | homelessness
resident  | 35 | lupus
`).map(([home = '', index = '', id = '']) => ({ home, index: Number(index), id }));

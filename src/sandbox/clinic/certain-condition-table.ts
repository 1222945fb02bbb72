import type { Clinician } from './clinic.ts';
import { rowsOf } from './table.ts';

/** The conditions that person of a panel has, if old enough, whatever chance says, so that sensitive and rare topics are always present. */
export function certainFor(home: Clinician['key'], index: number, age: number): readonly string[] {
  return CERTAIN.filter((row) => row.home === home && row.index === index && age >= row.from).map(
    ({ id }) => id,
  );
}

/** Columns: panel | place in it | condition | youngest age in years. */
const CERTAIN = rowsOf(`
family    | 19 | opioid-use | 18
family    | 20 | opioid-use | 18
family    | 37 | asthma
family    | 44 | hcm
family    | 61 | crohn
internal  | 11 | hiv | 18
internal  | 23 | opioid-use | 18
internal  | 31 | suicidal-ideation | 18
internal  | 41 | ipf | 60
internal  | 52 | giant-cell | 60
internal  | 53 | giant-cell | 60
internal  | 54 | giant-cell | 60
internal  | 42 | ipf | 60
internal  | 64 | cll | 60
internal  | 63 | cll | 60
internal  | 77 | addison
pediatric | 5  | sickle-cell
pediatric | 18 | septal-defect
pediatric | 33 | epilepsy
pediatric | 48 | t1d
pediatric | 59 | hemophilia-a
resident  | 4  | opioid-use | 18
resident  | 13 | hiv | 18
resident  | 22 | homelessness | 18
resident  | 35 | lupus
`).map(([home = '', index = '', id = '', from = '']) => ({
  home,
  index: Number(index),
  id,
  from: Number(from),
}));

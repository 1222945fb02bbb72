/** Numbers patients in the order met, so that ids stay in this room. */
export interface PatientNumbers {
  readonly numberOf: (id: string) => number;
  readonly idOf: (patient: number) => string | undefined;
}

/** Fresh numbers, from 0. */
export function createPatientNumbers(): PatientNumbers {
  const ids: string[] = [];
  const numbers = new Map<string, number>();
  return {
    idOf: (patient) => ids[patient],
    numberOf: (id) => {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      return ids.push(id) - 1;
    },
  };
}

/** True where the Verhoeff check digit of a SNOMED CT identifier holds (SNOMED CT release file specification, SCTID). */
export function isValidSnomed(code: string): boolean {
  if (!/^\d{6,18}$/.test(code)) return false;
  const check = Array.from(code, Number)
    .reverse()
    .reduce((sum, digit, place) => dihedral(sum, permuted(digit, place)), 0);
  return check === 0;
}

/** True where the mod-10 check digit of a LOINC code holds (LOINC users' guide). */
export function isValidLoinc(code: string): boolean {
  const [digits, check] = code.split('-');
  if (digits === undefined || !/^\d{1,7}$/.test(digits)) return false;
  const backwards = Array.from(digits, Number).reverse();
  const sum = backwards.reduce((total, digit, place) => {
    const value = place % 2 === 0 ? digit * 2 : digit;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return check === String((10 - (sum % 10)) % 10);
}

/** Composition in the dihedral group of order ten: below 5 rotations, from 5 on reflections. */
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5;
}

const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function permuted(digit: number, place: number): number {
  let value = digit;
  for (let times = 0; times < place % 8; times += 1) value = PERMUTATION[value] ?? value;
  return value;
}

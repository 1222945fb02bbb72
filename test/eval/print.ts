/** Prints the title of a table. */
export function heading(title: string): void {
  console.log(`\n# ${title}`);
}

/** Prints a name and what was found. */
export function row(name: string, value: number | string): void {
  console.log(`${name.padEnd(46)}${value}`);
}

/** The least of some values. */
export function least(values: readonly number[]): number {
  return Math.min(...values);
}

/** A share with three digits. */
export function share(value: number): string {
  return value.toFixed(3);
}

/** A value with so many digits after the point. */
export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** The cells of a table written as text, one row a line, cells parted by `|`; blank lines are skipped. */
export function rowsOf(table: string): readonly (readonly string[])[] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** The words or numbers of one cell, parted by spaces; an empty cell has none. */
export function wordsOf(cell: string): readonly string[] {
  return cell.split(' ').filter((word) => word !== '');
}

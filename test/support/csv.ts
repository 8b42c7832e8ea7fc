/** Cells of a CSV whose every cell is quoted. */
export const parseCsv = (text: string, delimiter = ';'): string[][] =>
  text
    .replace('\ufeff', '')
    .split('"\r\n')
    .filter(Boolean)
    .map(line =>
      line
        .slice(1)
        .split(`"${delimiter}"`)
        .map(cell => cell.replaceAll('""', '"')),
    )

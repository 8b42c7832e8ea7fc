/** A choice of a list, in words. */
export type Option = { value: string; label: string; isChosen: boolean }

export const optionsFrom = (
  values: readonly string[],
  chosen: string | undefined,
  inWords: (value: string) => string,
): Option[] => values.map(value => ({ value, label: inWords(value), isChosen: value === chosen }))

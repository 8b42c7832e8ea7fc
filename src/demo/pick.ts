/** An element by a running index, not by chance, so that every demo is the same. */
export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

/** Figures of several rounds: what is in the middle, and how far the others are from it. */
export type Spread = { median: number; least: number; most: number }

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  return {
    median: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
    least: sorted[0] ?? 0,
    most: sorted.at(-1) ?? 0,
  }
}

export const medianOf = (values: readonly number[]): number => spreadOf(values).median

/** Each way once in each round, so that a machine that slows down slows all of them down. */
export async function alternate<Result>(
  rounds: number,
  ways: Record<string, () => Promise<Result>>,
): Promise<Record<string, Result[]>> {
  const results: Record<string, Result[]> = Object.fromEntries(Object.keys(ways).map(name => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(ways)) results[name]?.push(await run())
  return results
}

/** The ratio of each round, then the middle of them: two rounds are not compared across the run. */
export const ratiosOf = (ours: readonly number[], limit: readonly number[]): number[] =>
  ours.map((value, round) => value / (limit[round] ?? Number.NaN))

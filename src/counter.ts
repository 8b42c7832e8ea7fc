import type { Clock } from './clock.ts'

export type Counter = ReturnType<typeof createCounter>

/**
 * Counts what happens by key, in windows that begin with the first time. In memory: a start begins
 * anew, and nothing of whoever was counted is stored.
 */
export function createCounter(clock: Clock, minutes: number) {
  const windows = new Map<string, { hits: number; endsAt: Temporal.Instant }>()
  let sweepAt = clock.now().add({ minutes })

  function windowOf(key: string) {
    const now = clock.now()
    if (isOver(sweepAt, now)) {
      for (const [one, { endsAt }] of windows) if (isOver(endsAt, now)) windows.delete(one)
      sweepAt = now.add({ minutes })
    }
    const known = windows.get(key)
    return known && !isOver(known.endsAt, now) ? known : { hits: 0, endsAt: now.add({ minutes }) }
  }

  return {
    count: (key: string): number => windowOf(key).hits,
    /** The count with this time, or without one that has proven harmless. */
    add(key: string, by: 1 | -1 = 1): number {
      const { hits, endsAt } = windowOf(key)
      const counted = Math.max(0, hits + by)
      windows.set(key, { hits: counted, endsAt })
      return counted
    },
    forget: (key: string): void => void windows.delete(key),
  }
}

const isOver = (at: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(at, now) <= 0

/**
 * The only source of the time: nothing else reads the real clock. Gives whole seconds, because
 * stored instants are sorted as text, and `String(instant)` adds a fraction only where there is
 * one.
 */
export type Clock = { now(): Temporal.Instant }

/** The real clock; with `startsAt`, a clock that shows this instant now and runs on from it. */
export function createClock(startsAt?: Temporal.Instant): Clock {
  if (!startsAt) return { now: () => wholeSeconds(Temporal.Now.instant()) }
  const startedAt = Temporal.Now.instant()
  return { now: () => wholeSeconds(startsAt.add(Temporal.Now.instant().since(startedAt))) }
}

const wholeSeconds = (instant: Temporal.Instant): Temporal.Instant =>
  instant.round({ smallestUnit: 'second', roundingMode: 'floor' })

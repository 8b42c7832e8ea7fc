/**
 * What everything that asks for the time is given; nothing else reads the real clock. It gives whole seconds, so that
 * instants sort as the text that they are stored as: `String` writes as many fractions as there are.
 */
export type Clock = { now(): Temporal.Instant }

/** The real clock, or one that starts at `startsAt` and runs on from there. */
export function createClock(startsAt?: Temporal.Instant): Clock {
  if (!startsAt) return { now: () => wholeSeconds(Temporal.Now.instant()) }
  const startedAt = Temporal.Now.instant()
  return { now: () => wholeSeconds(startsAt.add(Temporal.Now.instant().since(startedAt))) }
}

const wholeSeconds = (instant: Temporal.Instant): Temporal.Instant =>
  instant.round({ smallestUnit: 'second', roundingMode: 'floor' })

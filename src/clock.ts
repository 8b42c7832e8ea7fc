/**
 * The only source of the time: nothing else reads the real clock. Gives whole seconds, because
 * stored instants are sorted as text, and `String(instant)` adds a fraction only where there is
 * one.
 */
export type Clock = { now(): Temporal.Instant }

/** The real clock; with `startsAt`, a clock that shows this instant now and runs on from it. */
export function createClock(startsAt?: Temporal.Instant): Clock {
  const real = () => Temporal.Now.instant().epochMilliseconds
  const ahead = startsAt ? startsAt.epochMilliseconds - real() : 0
  return { now: () => Temporal.Instant.fromEpochMilliseconds(wholeSeconds(real() + ahead)) }
}

const wholeSeconds = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000

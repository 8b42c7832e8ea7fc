/** What everything that asks for the time is given; nothing else reads the real clock. */
export type Clock = { now(): Temporal.Instant }

/** The real clock, or one that starts at `startsAt` and runs on from there. */
export function createClock(startsAt?: Temporal.Instant): Clock {
  if (!startsAt) return { now: () => Temporal.Now.instant() }
  const startedAt = Temporal.Now.instant()
  return { now: () => startsAt.add(Temporal.Now.instant().since(startedAt)) }
}

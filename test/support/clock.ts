import type { Clock } from '../../src/clock.ts'

/** A clock that stands until it is turned. */
export function createDial(
  startsAt = '2025-04-28T07:00:00Z',
): Clock & { turnTo(at: string): void; goOn(duration: Temporal.DurationLike): void } {
  let now = Temporal.Instant.from(startsAt)
  return {
    now: () => now,
    turnTo(at) {
      now = Temporal.Instant.from(at)
    },
    goOn(duration) {
      now = now.add(duration)
    },
  }
}

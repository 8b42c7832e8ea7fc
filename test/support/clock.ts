import type { Clock } from '../../src/clock.ts'
import { heldSeconds } from '../../src/letters/held.ts'
import type { TestApp } from './app.ts'

export type Dial = Clock & { turnTo(at: string): void; goOn(duration: Temporal.DurationLike): void }

/** A clock that stands until it is turned. */
export function createDial(startsAt = '2025-04-28T07:00:00Z'): Dial {
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

/** Until the letters about decisions that were released have left. */
export async function letTheMinutePass(clock: Dial, { services }: Pick<TestApp, 'services'>): Promise<void> {
  clock.goOn({ seconds: heldSeconds })
  await services.outbox.deliverDue()
}

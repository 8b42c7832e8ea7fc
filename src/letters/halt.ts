import type { Clock } from '../clock.ts'
import { pauseMinutes } from './delivery-errors.ts'

/** Why no letter leaves: since when, in whose words, and when the next is tried. */
export type Trouble = { since: Temporal.Instant; error: string; nextTryAt: Temporal.Instant }

/** So many persons who are put off one after another are no coincidence. */
const fewestForAll = 3

export type Halt = ReturnType<typeof createHalt>

/** The pause of all letters while the server would take none of them; it grows until one leaves. */
export function createHalt(clock: Clock) {
  let trouble: Trouble | undefined
  let failures = 0
  const postBoxes = new Set<string>()
  return {
    trouble: (): Trouble | undefined => trouble,

    isOn: (): boolean =>
      trouble !== undefined && Temporal.Instant.compare(clock.now(), trouble.nextTryAt) < 0,

    /**
     * Whether the server, which puts off a letter to this post box, would do so with any: it has put
     * off others, and taken none between.
     */
    isForAll(postBox: string): boolean {
      postBoxes.add(postBox)
      return postBoxes.size >= fewestForAll
    },

    /** Until when. */
    begin(error: string): Temporal.Instant {
      failures += 1
      const now = clock.now()
      const nextTryAt = now.add({ minutes: pauseMinutes(failures) })
      trouble = { since: trouble?.since ?? now, error, nextTryAt }
      return nextTryAt
    },

    end(): void {
      trouble = undefined
      failures = 0
      postBoxes.clear()
    },
  }
}

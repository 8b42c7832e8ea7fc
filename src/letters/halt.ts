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
  let isTaking = false
  const postBoxes = new Set<string>()
  const isOn = (): boolean =>
    trouble !== undefined && Temporal.Instant.compare(clock.now(), trouble.nextTryAt) < 0
  return {
    trouble: (): Trouble | undefined => trouble,

    isOn,

    /** The last letter that it said anything of was taken. */
    isTaking: (): boolean => isTaking,

    /**
     * Whether the server, which puts off a letter to this post box, would do so with any: it has put
     * off others, and taken none between.
     */
    isForAll(postBox: string): boolean {
      isTaking = false
      postBoxes.add(postBox)
      return postBoxes.size >= fewestForAll
    },

    /** Until when. What several letters get that were under way together is one failure. */
    begin(error: string): Temporal.Instant {
      if (trouble && isOn()) return trouble.nextTryAt
      isTaking = false
      failures += 1
      const now = clock.now()
      const nextTryAt = now.add({ minutes: pauseMinutes(failures) })
      trouble = { since: trouble?.since ?? now, error, nextTryAt }
      return nextTryAt
    },

    end(): void {
      isTaking = true
      trouble = undefined
      failures = 0
      postBoxes.clear()
    },
  }
}

import type { Place } from './board-keys.ts'
import type { SessionPlan, Speech } from './programme-store.ts'
import { mayHaveSlot } from './standing.ts'

/** Why a form of the programme changed nothing; mostly because another member was quicker. */
export type ProgrammeProblem =
  | { name: 'bad_plan' | 'bad_length' | 'nothing_picked' | 'not_asked' | 'target_gone' }
  | { name: 'stale'; speaker: string; now: Place | undefined }
  | { name: 'plan_stale'; plan: SessionPlan }
  | { name: 'category_stale'; category: string }
  | { name: 'length_stale'; minutes: number | null }
  | { name: 'not_done'; why: string }

/**
 * `shown`: where the speech was on the page that was pressed. `wanted`: where it is to go; undefined:
 * out of the programme. Where it stands there already, the button was pressed twice.
 */
export function problemOfMoving(
  speech: Speech,
  speaker: string,
  now: Place | undefined,
  shown: Place | undefined,
  wanted: Place | undefined,
): ProgrammeProblem | undefined {
  if (!mayHaveSlot(speech)) return { name: 'not_asked' }
  return [shown, wanted].some(place => isSame(place, now))
    ? undefined
    : { name: 'stale', speaker, now }
}

const isSame = (one: Place | undefined, other: Place | undefined): boolean =>
  one?.session === other?.session && one?.position === other?.position

/** `shown`: the category on the page that was sent; '': none. The same one twice is no problem. */
export function problemOfCategory(
  { protocolCategory }: Speech,
  category: string,
  shown: string,
): ProgrammeProblem | undefined {
  const now = protocolCategory ?? ''
  return [category, shown].includes(now) ? undefined : { name: 'category_stale', category: now }
}

/** `shown`: the length on the page that was sent; null: that of the session. */
export const problemOfLength = (
  { minutes: now }: Speech,
  minutes: number | null,
  shown: number | null,
): ProgrammeProblem | undefined =>
  [minutes, shown].includes(now) ? undefined : { name: 'length_stale', minutes: now }

import type { SessionPlan, Speech } from './programme-store.ts'
import type { SlotPlace } from './slot-order.ts'
import { mayHaveSlot } from './standing.ts'

/** Why a form of the programme changed nothing; mostly because another member was quicker. */
export type ProgrammeProblem =
  | { name: 'bad_plan' | 'bad_place' | 'not_asked' | 'stale' }
  | { name: 'plan_stale'; plan: SessionPlan }
  | { name: 'placed_already'; session: string }
  | { name: 'category_stale'; category: string }

type Place = Required<SlotPlace> | undefined

/**
 * Checks the form that is offered for requests without a slot. `now`: a slot that the request has
 * nevertheless, because another member was quicker or the button was pressed twice. The same place
 * is no problem.
 */
export function problemOfPlacing(
  { status }: Speech,
  now: Place,
  { session, position }: SlotPlace,
): ProgrammeProblem | undefined {
  if (!mayHaveSlot({ status })) return { name: 'not_asked' }
  if (!now) return undefined
  const isSame = now.session === session && (position ?? now.position) === now.position
  return isSame ? undefined : { name: 'placed_already', session: now.session }
}

/** `shown`: where the slot was on the page that the form was sent from. */
export const problemOfMoving = (
  now: Place,
  shown: Required<SlotPlace>,
): ProgrammeProblem | undefined =>
  now?.session === shown.session && now.position === shown.position ? undefined : { name: 'stale' }

/** `shown`: the category on the page that was sent; '': none. The same one twice is no problem. */
export function problemOfCategory(
  { protocolCategory }: Speech,
  category: string,
  shown: string,
): ProgrammeProblem | undefined {
  const now = protocolCategory ?? ''
  return [category, shown].includes(now) ? undefined : { name: 'category_stale', category: now }
}

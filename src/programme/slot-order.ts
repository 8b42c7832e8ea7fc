import type { ProgrammeStore } from './programme-store.ts'

/** The place of a speech: its session, and its position there from 1. */
export type SlotPlace = { session: string; position?: number | undefined }

type Slots = Pick<ProgrammeStore, 'sessionOf' | 'orderIn' | 'setOrder' | 'removeSlot'>

/** Counts positions from 1, without the gaps that removed slots leave in the stored numbers. */
export function placeOf(slots: Slots, replyId: number): Required<SlotPlace> | undefined {
  const session = slots.sessionOf(replyId)
  if (session === undefined) return undefined
  return { session, position: slots.orderIn(session).indexOf(replyId) + 1 }
}

/** `at` undefined: removes the slot. */
export function put(slots: Slots, replyId: number, at: SlotPlace | undefined): void {
  if (at) putIn(slots, replyId, at)
  else slots.removeSlot(replyId)
}

/** Without a position the speech comes last, or keeps its place if it is in the session already. */
function putIn(slots: Slots, replyId: number, { session, position }: SlotPlace): void {
  const others = slots.orderIn(session).filter(other => other !== replyId)
  if (position !== undefined) slots.setOrder(session, others.toSpliced(position - 1, 0, replyId))
  else if (slots.sessionOf(replyId) !== session) slots.setOrder(session, [...others, replyId])
}

/** Moves a speech one place earlier (-1) or later (1); at either end it stays. */
export function shift(slots: Slots, replyId: number, step: -1 | 1): void {
  const at = placeOf(slots, replyId)
  if (!at) return
  const last = slots.orderIn(at.session).length
  const position = Math.min(last, Math.max(1, at.position + step))
  put(slots, replyId, { session: at.session, position })
}

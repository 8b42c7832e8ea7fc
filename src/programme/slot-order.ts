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

/** Where a speech is to go. `after`: the reply that it follows, 0 for none; left out: it is the last. */
export type Destination = { session: string; after?: number | undefined }

/** The position that it means; undefined: whom it is to follow is not in the session any more. */
export function positionAt(
  slots: Slots,
  replyId: number,
  { session, after }: Destination,
): number | undefined {
  const order = slots.orderIn(session)
  if (after === replyId) return order.indexOf(replyId) + 1 || undefined
  const others = order.filter(other => other !== replyId)
  if (after === undefined) return others.length + 1
  if (after === 0) return 1
  return others.includes(after) ? others.indexOf(after) + 2 : undefined
}

/** Where it stands, to bring it back there. */
export function destinationOf(slots: Slots, replyId: number): Required<Destination> | undefined {
  const session = slots.sessionOf(replyId)
  if (session === undefined) return undefined
  const order = slots.orderIn(session)
  return { session, after: order[order.indexOf(replyId) - 1] ?? 0 }
}

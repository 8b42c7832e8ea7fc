import type { Response } from 'express'
import { actorOf } from '../../facts/answers.ts'
import { backwards, type Move } from '../../seating/moving.ts'
import { placeText } from '../../seating/place.ts'
import { moveText } from '../../seating/seat-keys.ts'
import type { Seating } from '../../seating/seating.ts'
import { type Said, say } from '../../web/said.ts'

/** Tells who was moved, with the press that takes it back; or that nobody was to be moved. */
export function sayMoved(res: Response, moves: readonly Move[], words: Said): void {
  if (moves.length > 0) say(res, { ...words, undo: undoOf(moves) })
  else say(res, { text: 'admin:said.nothing_to_change' })
}

const undoOf = (moves: readonly Move[]): Said['undo'] => ({
  action: '/admin/seating/moves/undo',
  inputs: [{ name: 'moves', value: backwards(moves).map(moveText).join(' ') }],
  text: 'admin:seating.undo',
})

/** One guest by name and place, several by their number; two who changed places by their names. */
export function wordsOfMoves(moves: readonly Move[], seating: Seating): Said {
  const [first, second] = moves
  const text = 'admin:said.several_moved'
  if (!first || moves.length > 2) return { text, about: { count: moves.length } }
  const name = nameOf(seating, first.replyId)
  const { from, to } = first
  if (second)
    return placeText(second.to) === placeText(from)
      ? { text: 'admin:said.exchanged', about: { name, other: nameOf(seating, second.replyId) } }
      : { text, about: { count: moves.length } }
  return to
    ? { text: 'admin:said.moved_to_table', about: { name, ...to } }
    : { text: 'admin:said.without_table', about: { name } }
}

/** Of whoever comes: the participant, or somebody in their place; empty: the reply is gone. */
export function nameOf(seating: Seating, replyId: number): string {
  const guest = seating.guest(replyId)
  return guest ? actorOf(guest).name : ''
}

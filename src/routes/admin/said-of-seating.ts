import type { Response } from 'express'
import { visitorFrom } from '../../seating/door-list.ts'
import { backwards, type Move } from '../../seating/moving.ts'
import { placeText } from '../../seating/place.ts'
import type { Guest } from '../../seating/seating-store.ts'
import { type Said, say } from '../../web/said.ts'

/** Tells who was moved, with the press that takes it back. */
export function sayMoved(res: Response, moves: readonly Move[], words: Said): void {
  if (moves.length === 0) return
  const value = backwards(moves).map(moveText).join(' ')
  say(res, {
    ...words,
    undo: {
      action: '/admin/seating/moves/undo',
      inputs: [{ name: 'moves', value }],
      text: 'admin:seating.undo',
    },
  })
}

const moveText = ({ replyId, from, to }: Move): string =>
  `${replyId}:${placeText(from)}:${placeText(to)}`

/** One guest by name and place, several by their number; two who changed places by their names. */
export function wordsOfMoves(moves: readonly Move[], guests: readonly Guest[]): Said {
  const [first, second] = moves
  if (!first) return { text: 'admin:said.tables_cleared' }
  const nameOf = ({ replyId }: Move): string => {
    const guest = guests.find(one => one.replyId === replyId)
    return guest ? visitorFrom(guest).name : ''
  }
  const name = nameOf(first)
  const { from, to } = first
  if (second && moves.length === 2 && placeText(second.to) === placeText(from))
    return { text: 'admin:said.exchanged', about: { name, other: nameOf(second) } }
  if (second) return { text: 'admin:said.several_moved', about: { count: moves.length } }
  return to
    ? { text: 'admin:said.moved_to_table', about: { name, ...to } }
    : { text: 'admin:said.without_table', about: { name } }
}

import type { Goal, Move, Ticked } from './moving.ts'
import { type Place, placeText } from './place.ts'
import type { Guest } from './seating-store.ts'

/** How the forms of the round table name a guest, a move that is taken back, and a table or a seat. */

const place = String.raw`[1-9]\d{0,3}/[1-9]\d{0,3}`
/** A reply with the version that the page showed; of a guest the place stands behind it. */
export const decidedKey = /^\d{1,15}:\d{1,15}(:[\d/]*)?$/
/** A guest with the version and the place that the page showed: `17:3:2/7`. */
export const guestKey = new RegExp(`^\\d{1,15}:\\d{1,15}:(${place})?$`)
/** A move as an undo sends it: `17:2/7:3/1`. */
export const moveKey = new RegExp(`^\\d{1,15}:(${place})?:(${place})?$`)
/** A table, a seat `3/7`, nothing for no table, or the other of two who change places. */
export const goalKey = new RegExp(`^(exchange|[1-9]\\d{0,3}|${place})?$`)

type Named = Pick<Guest, 'replyId' | 'version'>

export const decidedText = ({ replyId, version }: Named): string => `${replyId}:${version}`

export const guestText = (guest: Named, at: Place | null): string =>
  `${decidedText(guest)}:${placeText(at)}`

export const moveText = ({ replyId, from, to }: Move): string =>
  `${replyId}:${placeText(from)}:${placeText(to)}`

export function decidedFrom(text: string): { id: number; version: number } {
  const [id = 0, version = 0] = text.split(':').map(Number)
  return { id, version }
}

export function tickedFrom(text: string): Ticked {
  const [id, , from = ''] = text.split(':')
  return { replyId: Number(id), from: placeFrom(from) }
}

export function moveFrom(text: string): Move {
  const [id, from = '', to = ''] = text.split(':')
  return { replyId: Number(id), from: placeFrom(from), to: placeFrom(to) }
}

function placeFrom(text: string): Place | null {
  const [table, seat] = text.split('/').map(Number)
  return table && seat ? { table, seat } : null
}

export function goalFrom(text: string): Goal | null {
  const [table, seat] = text.split('/').map(Number)
  return table ? { table, seat } : null
}

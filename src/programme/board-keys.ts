import { edition } from '#edition/index.ts'
import type { Destination, SlotPlace } from './slot-order.ts'

/**
 * How the forms of the board name a speech, with the place that it had when the page was made, the
 * place that it is to get, and a slot that is offered or written about.
 */

export type Place = Required<SlotPlace>
/** A slot as the page showed it: of this version, in this session. */
export type NamedSlot = { id: number; version: number; session: string }
export type NamedSpeech = { replyId: number; shown: Place | undefined }
/** `out`: back to the requests without a place. */
export type NamedPlace = Destination | 'out'

const session = '[\\w-]+'
const speech = new RegExp(`^(\\d{1,15})(?::(${session}):(\\d{1,4}))?$`)
export const slotKey = new RegExp(`^\\d{1,15}:\\d{1,15}:${session}$`)
const place = new RegExp(`^(${session})(?::(\\d{1,15}))?$`)

export const speechKey = (replyId: number, at: Place | undefined): string =>
  at ? `${replyId}:${at.session}:${at.position}` : String(replyId)

export function placeKey(to: NamedPlace): string {
  if (to === 'out') return to
  return to.after === undefined ? to.session : `${to.session}:${to.after}`
}

export function readSpeechKey(text: string): NamedSpeech | undefined {
  const [, replyId, session, position] = speech.exec(text) ?? []
  if (!replyId) return undefined
  const shown = session ? { session, position: Number(position) } : undefined
  return { replyId: Number(replyId), shown }
}

export function readPlaceKey(text: string): NamedPlace | undefined {
  if (text === 'out') return text
  const [, session = '', after] = place.exec(text) ?? []
  if (!edition.findSession(session)) return undefined
  return { session, after: after === undefined ? undefined : Number(after) }
}

export const slotText = ({ id, version, session }: NamedSlot): string =>
  `${id}:${version}:${session}`

export function slotFrom(text: string): NamedSlot {
  const [id, version, session = ''] = text.split(':')
  return { id: Number(id), version: Number(version), session }
}

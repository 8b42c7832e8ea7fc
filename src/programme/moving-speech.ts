import type { Audit, AuditAction, AuditDetails } from '../audit/audit.ts'
import { actorOf } from '../facts/answers.ts'
import type { NamedPlace, NamedSpeech, Place } from './board-keys.ts'
import { type ProgrammeProblem, problemOfMoving } from './placing.ts'
import type { ProgrammeStore } from './programme-store.ts'
import { destinationOf, placeOf, positionAt, put } from './slot-order.ts'

export type SlotTools = { store: ProgrammeStore; audit: Audit }
/** `shown`: where it was on the page that was pressed; `minutes`: the length that it brings back with it. */
export type SpeechMove = NamedSpeech & { to: NamedPlace; minutes: number | null }
/** Where it was, to bring it back there; or why it was not moved. */
export type SpeechMoved =
  | { back: NamedPlace; problem?: never }
  | { back?: never; problem: ProgrammeProblem }

export function moveSpeech(
  tools: SlotTools,
  { replyId, shown, to, minutes }: SpeechMove,
  by: string,
): SpeechMoved {
  const { store } = tools
  const speech = store.speech(replyId)
  const wanted = wantedPlace(store, replyId, to)
  if (!speech || wanted === 'gone') return { problem: { name: 'target_gone' } }
  const now = placeOf(store, replyId)
  const problem = problemOfMoving(speech, actorOf(speech).name, now, shown, wanted)
  if (problem) return { problem }
  const back = destinationOf(store, replyId) ?? 'out'
  changeSlot(tools, replyId, by, () => put(store, replyId, wanted))
  if (wanted && minutes !== null) setMinutes(tools, replyId, minutes, by)
  return { back }
}

/** Undefined: out of the programme; gone: whom it was to follow is elsewhere by now. */
function wantedPlace(
  store: ProgrammeStore,
  replyId: number,
  to: NamedPlace,
): Place | undefined | 'gone' {
  if (to === 'out') return undefined
  const position = positionAt(store, replyId, to)
  return position === undefined ? 'gone' : { session: to.session, position }
}

/** Makes a change and logs it if the session or the place of the slot is another afterwards. */
export function changeSlot(
  { store, audit }: SlotTools,
  replyId: number,
  by: string,
  make: () => void,
): void {
  const before = placeOf(store, replyId)
  make()
  const after = placeOf(store, replyId)
  const entry = entryOf(before, after)
  if (entry)
    audit.record(by, entry.action, {
      reference: store.speech(replyId)?.reference ?? '',
      ...entry.details,
    })
}

type Entry = { action: AuditAction; details: AuditDetails }

function entryOf(before: Place | undefined, after: Place | undefined): Entry | undefined {
  const [from, to] = [before?.session ?? '', after?.session ?? '']
  if (from !== to) return { action: 'slot_placed', details: { from, to } }
  if (!before || !after || before.position === after.position) return undefined
  return { action: 'slot_moved', details: { from: before.position, to: after.position } }
}

export function setMinutes(
  { store, audit }: SlotTools,
  replyId: number,
  minutes: number | null,
  by: string,
): void {
  const speech = store.speech(replyId)
  if (!speech || speech.minutes === minutes) return
  store.setMinutes(replyId, minutes)
  const { reference } = speech
  audit.record(by, 'length_set', { reference, from: speech.minutes ?? '', to: minutes ?? '' })
}

import { edition } from '#edition/index.ts'
import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import { planKey } from '../plan-key.ts'
import type { ReplyStore } from '../replies/store.ts'
import {
  changeSlot,
  moveSpeech,
  type SlotTools,
  type SpeechMove,
  type SpeechMoved,
  setMinutes,
} from './moving-speech.ts'
import {
  type PlannedSession,
  readSessions,
  type Slot,
  slotOf,
  unplanned,
} from './planned-sessions.ts'
import { createProgrammeStore, type SessionPlan } from './programme-store.ts'
import { placeOf, put, type SlotPlace } from './slot-order.ts'

export type { SlotPlace } from './slot-order.ts'
export type Programme = ReturnType<typeof createProgramme>

type Categories = Pick<ReplyStore, 'setProtocolCategory'>
type Tools = SlotTools & { replies: Categories }

function setCategory(
  { store, audit, replies }: Tools,
  replyId: number,
  category: string,
  by: string,
): void {
  const speech = store.speech(replyId)
  const from = speech?.protocolCategory ?? ''
  if (!speech || from === category) return
  replies.setProtocolCategory(replyId, category)
  audit.record(by, 'category_set', { reference: speech.reference, from, to: category })
}

function setPlan({ store, audit }: Tools, session: string, plan: SessionPlan, by: string): void {
  if (planKey(plan) === planKey(store.plan(session) ?? unplanned)) return
  store.setPlan(session, plan)
  audit.record(by, 'programme_changed', {
    session,
    starts_at: plan.startsAt,
    ends_at: plan.endsAt,
    slot_minutes: plan.slotMinutes,
    capacity: plan.capacity,
    breaks: plan.breaks,
  })
}

type Parts = { database: Database; audit: Audit; replies: Categories }

/** Plans of sessions, and who speaks there when. `by`: the member whom the log names. */
export function createProgramme({ database, audit, replies }: Parts) {
  const store = createProgrammeStore(database, edition.formOf('slot')?.path ?? '')
  for (const { name } of edition.sessions) store.addSession(name, unplanned)
  const tools: Tools = { store, audit, replies }
  const changeAtOnce = database.transaction(changeSlot)
  const moveAtOnce = database.transaction(moveSpeech)
  const setCategoryAtOnce = database.transaction(setCategory)
  const setMinutesAtOnce = database.transaction(setMinutes)
  const setPlanAtOnce = database.transaction(setPlan)

  return {
    /** With all their slots; for requests without one see requests.ts. */
    sessions: (): PlannedSession[] => readSessions(store),
    slotOf: (replyId: number): Slot | undefined => slotOf(store, replyId),
    speech: store.speech,
    placeOf: (replyId: number) => placeOf(store, replyId),
    sessionOf: store.sessionOf,
    plan: (session: string): SessionPlan => store.plan(session) ?? unplanned,

    /** As the board asks; changes nothing where another member was quicker. */
    move: (wanted: SpeechMove, by: string): SpeechMoved => moveAtOnce(tools, wanted, by),
    place: (replyId: number, at: SlotPlace, by: string): void =>
      changeAtOnce(tools, replyId, by, () => put(store, replyId, at)),
    remove: (replyId: number, by: string): void =>
      changeAtOnce(tools, replyId, by, () => put(store, replyId, undefined)),
    setCategory: (replyId: number, category: string, by: string): void =>
      setCategoryAtOnce(tools, replyId, category, by),
    /** `minutes` null: as long as the session says. */
    setMinutes: (replyId: number, minutes: number | null, by: string): void =>
      setMinutesAtOnce(tools, replyId, minutes, by),
    setPlan: (session: string, plan: SessionPlan, by: string): void =>
      setPlanAtOnce(tools, session, plan, by),

    /** For decisions, whose versions tell the place: logs nothing. Undefined: removes the slot. */
    put: database.transaction((replyId: number, at: SlotPlace | undefined) =>
      put(store, replyId, at),
    ),
  }
}

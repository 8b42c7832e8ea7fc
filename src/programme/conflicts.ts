import { dayInNumbers } from '../dates.ts'
import { actorOf, chosenDays, unavailableTimes } from '../facts/answers.ts'
import { authorityOf } from '../facts/person.ts'
import type { Translate } from '../i18n.ts'
import { type PlannedSession, type Slot, timeOn } from './planned-sessions.ts'
import type { Speech } from './programme-store.ts'
import { isToldOther, losesSlot } from './standing.ts'

export type ConflictName =
  | 'loses_slot'
  | 'told_other_session'
  | 'unavailable_day'
  | 'unsuitable_times'
  | 'two_slots'
  | 'over_capacity'
  | 'past_end'
  | 'two_of_authority'

/** A reason to look at a slot again; it forbids nothing, and the secretariat may keep the slot. */
export type Conflict = { name: ConflictName; inWords(t: Translate): string }

/** The conflicts of each slot, by the id of its reply. */
export const conflictsByReply = (programme: {
  sessions(): PlannedSession[]
}): Map<number, Conflict[]> => conflictsIn(programme.sessions())

export function conflictsIn(sessions: readonly PlannedSession[]): Map<number, Conflict[]> {
  const slots = sessions.flatMap(session => session.slots.map(slot => ({ slot, session })))
  const byAuthority = [...Map.groupBy(slots, ({ slot }) => authorityOf(slot.person)).values()]
  const found = byAuthority.flatMap(ofAuthority =>
    ofAuthority.map(({ slot, session }) => {
      const others = ofAuthority.flatMap(other => (other.slot === slot ? [] : [other.slot]))
      return [slot.replyId, conflictsOf(slot, session, others)] as const
    }),
  )
  return new Map(found)
}

/** In one line; empty: nothing speaks against it. */
export const warningOf = (conflicts: readonly Conflict[] | undefined, t: Translate): string =>
  (conflicts ?? []).map(conflict => conflict.inWords(t)).join('; ')

/** `others`: the other slots of the same authority, in any session. */
function conflictsOf(slot: Slot, session: PlannedSession, others: readonly Slot[]): Conflict[] {
  const days = chosenDays(slot)
  const found: [ConflictName, boolean][] = [
    ['loses_slot', losesSlot(slot)],
    ['told_other_session', isToldOther(slot, session.name)],
    ['unavailable_day', days.length > 0 && !days.includes(session.day.toString())],
    ['unsuitable_times', unavailableTimes(slot) !== ''],
    ['two_slots', others.some(other => speakerKey(other) === speakerKey(slot))],
    ['over_capacity', slot.position > session.plan.capacity],
    ['past_end', endsLate(slot, session)],
    ['two_of_authority', others.length > 0],
  ]
  return found
    .filter(([, applies]) => applies)
    .map(([name]) => ({ name, inWords: wordsOf(name, slot, session) }))
}

function endsLate({ endsAt }: Slot, session: PlannedSession): boolean {
  const end = session.plan.endsAt && timeOn(session, session.plan.endsAt)
  return end !== '' && Temporal.ZonedDateTime.compare(endsAt, end) > 0
}

const speakerKey = (slot: Slot): string => actorOf(slot).name.toLowerCase()

const wordsOf =
  (name: ConflictName, slot: Slot, { plan }: PlannedSession) =>
  (t: Translate) =>
    t(`admin:programme.conflict.${name}`, {
      times: unavailableTimes(slot),
      days: daysInNumbers(slot),
      decision: slot.pendingStatus ? t(`admin:decide.${slot.pendingStatus}`) : '',
      end: plan.endsAt,
      session: slot.toldSession ? t(`event:sessions.${slot.toldSession}`) : '',
    })

/** The days that the speaker offered: «9.07, 10.07»; empty where none was asked for. */
export const daysInNumbers = (speech: Speech): string =>
  chosenDays(speech)
    .map(day => dayInNumbers(Temporal.PlainDate.from(day)))
    .join(', ')

import { actorOf, chosenDays, unavailableTimes } from '../facts/answers.ts'
import { authorityOf } from '../facts/person.ts'
import type { Translate } from '../i18n.ts'
import type { PlannedSession, Slot } from './planned-sessions.ts'
import { isTold } from './standing.ts'

export type ConflictName =
  | 'told_other_session'
  | 'unavailable_day'
  | 'unsuitable_times'
  | 'two_slots'
  | 'over_capacity'
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
    ['told_other_session', isTold(slot) && ![null, session.name].includes(slot.toldSession)],
    ['unavailable_day', days.length > 0 && !days.includes(session.day.toString())],
    ['unsuitable_times', unavailableTimes(slot) !== ''],
    ['two_slots', others.some(other => speakerKey(other) === speakerKey(slot))],
    ['over_capacity', slot.position > session.plan.capacity],
    ['two_of_authority', others.length > 0],
  ]
  return found
    .filter(([, applies]) => applies)
    .map(([name]) => ({ name, inWords: wordsOf(name, slot) }))
}

const speakerKey = (slot: Slot): string => actorOf(slot).name.toLowerCase()

const wordsOf = (name: ConflictName, slot: Slot) => (t: Translate) =>
  t(`admin:programme.conflict.${name}`, {
    times: unavailableTimes(slot),
    session: slot.toldSession ? t(`event:sessions.${slot.toldSession}`) : '',
  })

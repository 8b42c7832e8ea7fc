import { textOf, valuesOf } from '../forms/form.ts'
import { categoryOf, type ProtocolCategory } from '../replies/protocol-order.ts'
import { type Conflict, conflictsOf, inSuggestedOrder, isTold, speakerOf } from './conflicts.ts'
import type { PlannedSession, SessionPlan, Slot, Speech } from './programme.ts'

type Spoken<S extends Speech> = S & { speaker: string; category: ProtocolCategory }
type BoardSession = PlannedSession & {
  was: string
  slots: (Spoken<Slot> & { conflicts: Conflict[] })[]
}
type Request = Spoken<Speech> & { isTold: boolean; suggested: string | undefined }
export type Board = { sessions: BoardSession[]; unplaced: Request[] }

/** The programme as the secretariat sees it: what speaks against each slot, and where each request would go. */
export const boardOf = (programme: { sessions: PlannedSession[]; unplaced: Speech[] }): Board => ({
  sessions: programme.sessions.map(one => ({
    ...one,
    was: signature(one),
    slots: one.slots.map(slot => ({
      ...spoken(slot),
      conflicts: conflictsOf(slot, one, programme.sessions),
    })),
  })),
  unplaced: inSuggestedOrder(programme.unplaced).map(speech => ({
    ...spoken(speech),
    isTold: isTold(speech),
    suggested: suggestedSession(speech, programme.sessions),
  })),
})

/** Settings in one word, to tell whether they are still those that a page showed. */
export const signature = ({ startsAt, slotMinutes, capacity }: SessionPlan): string =>
  [startsAt, slotMinutes, capacity].join(' ')

const spoken = <S extends Speech>(speech: S): Spoken<S> => ({
  ...speech,
  speaker: speakerOf(speech).name,
  category: categoryOf(speech),
})

/** The first session of the first choice on a day that suits. */
function suggestedSession(
  { answers }: Speech,
  sessions: readonly PlannedSession[],
): string | undefined {
  const days = valuesOf(answers, 'available_days')
  const ofChoice = sessions.filter(({ event }) => event === textOf(answers, 'first_choice'))
  return (ofChoice.find(({ day }) => days.includes(day.toString())) ?? ofChoice[0])?.name
}

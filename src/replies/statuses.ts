import type { Answers } from '../forms/fields.ts'
import { valuesOf } from '../forms/form.ts'

/** What has become of a reply, as the participant may know it. */
export const statuses = [
  'received',
  'noted',
  'in_review',
  'waiting',
  'slot_offered',
  'confirmed',
  'interest_noted',
  'invited',
  'accepted',
  'declined',
  'refused',
  'withdrawn',
] as const
export type ReplyStatus = (typeof statuses)[number]

export type Transition = {
  from: readonly ReplyStatus[]
  to: ReplyStatus
  by: 'staff' | 'participant'
  /** The participant learns of it by letter; staff's wait until that is released. */
  hasLetter: boolean
  /** Needs a place in the programme, and takes one. */
  needsSession?: true
}

const staff = (
  to: ReplyStatus,
  from: readonly ReplyStatus[],
  more: Partial<Transition> = {},
): Transition => ({
  from,
  to,
  by: 'staff',
  hasLetter: true,
  ...more,
})
const participant = (to: ReplyStatus, from: readonly ReplyStatus[]): Transition => ({
  from,
  to,
  by: 'participant',
  hasLetter: true,
})

/** The one table that says what may follow what, who decides it, and whether a letter tells of it. */
export const transitions: Record<string, readonly Transition[]> = {
  participation: [staff('noted', ['received'], { hasLetter: false })],
  'speaking-slot': [
    staff('in_review', ['received', 'waiting'], { hasLetter: false }),
    // Offered again where the programme has changed: the letter names the session of now.
    staff(
      'slot_offered',
      ['received', 'in_review', 'waiting', 'refused', 'declined', 'slot_offered', 'confirmed'],
      {
        needsSession: true,
      },
    ),
    staff('waiting', ['received', 'in_review', 'slot_offered', 'confirmed']),
    staff('refused', ['received', 'in_review', 'waiting']),
    participant('confirmed', ['slot_offered']),
    participant('declined', ['slot_offered', 'confirmed']),
  ],
  'ai-governance-day': [
    staff('noted', ['received'], { hasLetter: false }),
    staff('invited', ['interest_noted', 'waiting', 'refused', 'declined']),
    staff('waiting', ['interest_noted']),
    staff('refused', ['interest_noted', 'waiting']),
    participant('accepted', ['invited']),
    participant('declined', ['invited', 'accepted']),
  ],
}

export const transitionsFrom = (
  form: string,
  status: ReplyStatus,
  by: Transition['by'],
): Transition[] =>
  (transitions[form] ?? []).filter(
    transition => transition.by === by && transition.from.includes(status),
  )

export const transitionTo = (
  form: string,
  from: ReplyStatus,
  to: ReplyStatus,
  by: Transition['by'],
) => transitionsFrom(form, from, by).find(transition => transition.to === to)

/** A decision has been told, or answered: to change it is a matter of that participant alone. */
export const isDecided = (status: ReplyStatus): boolean =>
  ['slot_offered', 'confirmed', 'invited', 'accepted', 'declined', 'refused'].includes(status)

/** What the participant may still say: to an offer, or that nothing of it stands any more. */
export const mayBeAnswered = ({
  form,
  status,
}: {
  form: string
  status: ReplyStatus
}): ReplyStatus[] => [
  ...transitionsFrom(form, status, 'participant').map(({ to }) => to),
  ...(status === 'withdrawn' ? [] : (['withdrawn'] as const)),
]

/** Asking for a seat at the round table is more than a reply for the open afternoon. */
const asksForSeat = (answers: Answers): boolean =>
  valuesOf(answers, 'ai_parts').includes('round_table')

/** The status of a reply that has just come in, or in again after a withdrawal. */
export const firstStatus = (form: string, answers: Answers): ReplyStatus =>
  form === 'ai-governance-day' && asksForSeat(answers) ? 'interest_noted' : 'received'

/** Changed answers keep what was decided, unless it was about what is no longer asked for, or about reading alone. */
export function statusAfterChange(
  form: string,
  status: ReplyStatus,
  answers: Answers,
  byStaff: boolean,
): ReplyStatus {
  const first = firstStatus(form, answers)
  // What the participant changes has to be read again; what staff correct they have read.
  const isBegun = status === 'noted' ? byStaff : !['received', 'withdrawn'].includes(status)
  const isAboutSeat = form === 'ai-governance-day'
  return isBegun && !(isAboutSeat && first === 'received') ? status : first
}

/** Reading and weighing is the secretariat's own affair: outside it such a reply is simply there. */
const untold: readonly ReplyStatus[] = ['noted', 'in_review', 'interest_noted']
export const publicStatus = (status: ReplyStatus): ReplyStatus =>
  untold.includes(status) ? 'received' : status

/** Sent, and not withdrawn since. */
export const isThere = <R extends { status: ReplyStatus }>(reply: R | undefined): reply is R =>
  reply !== undefined && reply.status !== 'withdrawn'

/** Counts against the seats of the round table, and may have a table there. */
export const takesSeat = (status: ReplyStatus): boolean => ['invited', 'accepted'].includes(status)

type Decided = { status: ReplyStatus; pendingStatus: ReplyStatus | null }

/** Coming to this status takes a seat that the reply does not have yet, told or not. */
export const needsNewSeat = ({ status, pendingStatus }: Decided, to: ReplyStatus | null): boolean =>
  to !== null && takesSeat(to) && !takesSeat(pendingStatus ?? status)

/** The answers are new: what was decided before, and not told, may fit them no longer. */
export const stillFits = (form: string, { status, pendingStatus }: Decided): boolean =>
  pendingStatus !== null && transitionTo(form, status, pendingStatus, 'staff') !== undefined

/** A place in the programme goes back when its reply comes to one of these. */
export const freesSlot = (status: ReplyStatus): boolean =>
  status === 'waiting' || !mayHaveSlot(status)

/** Still asks to speak, or is to: the programme may have a place for it. */
export const mayHaveSlot = (status: ReplyStatus): boolean =>
  !['declined', 'refused', 'withdrawn'].includes(status)

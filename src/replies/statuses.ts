import { edition } from '#edition/index.ts'
import { flowOf } from '../facts/answers.ts'
import type { Answers } from '../forms/fields.ts'
import type { Flow } from '../forms/form.ts'
import { note } from './flows/note.ts'
import { seat } from './flows/seat.ts'
import { slot } from './flows/slot.ts'
import {
  type ReplyStatus,
  type Status,
  type StatusLook,
  statuses,
  withdrawn,
} from './flows/status.ts'

export { type ReplyStatus, type Status, type StatusLook, statuses }

/**
 * What each status means is said in these lists alone; all other code asks the functions below and
 * compares with no status by name.
 */
const flows: Record<Flow, readonly Status[]> = { note, slot, seat }

type Stored = { form: string; status: ReplyStatus }
type By = NonNullable<Status['setBy']>

/** The statuses that replies to this form can have, in the order in which they are offered. */
export const statusesOf = (form: string): readonly Status[] => flows[flowOf(form)]

const find = ({ form, status }: Stored): Status | undefined =>
  statusesOf(form).find(({ name }) => name === status)

/**
 * For questions without a form. A status that several flows share has the same look, public name
 * and so on in all of them; a test checks that.
 */
const everyStatus = new Map(
  Object.values(flows)
    .flat()
    .map(status => [status.name, status]),
)
const inFlow = (flow: Flow, status: ReplyStatus): Status | undefined =>
  flows[flow].find(({ name }) => name === status)

/** The one status of the flow that matches. Throws where the flow has none. */
export function statusWhere(flow: Flow, matches: (status: Status) => unknown): ReplyStatus {
  const found = flows[flow].find(matches)
  if (!found) throw new Error(`The flow ${flow} has no such status`)
  return found.name
}

/** The statuses that staff, or the participant, may give the reply next. */
export const nextStatuses = ({ form, status }: Stored, by: By): Status[] =>
  statusesOf(form).filter(({ setBy, follows }) => setBy === by && follows?.includes(status))

export const nextStatus = (reply: Stored, to: ReplyStatus, by: By): Status | undefined =>
  nextStatuses(reply, by).find(({ name }) => name === to)

/** The statuses in which a reply to the form waits for a decision; none where nothing is decided. */
export const undecidedStatuses = (form: string): ReplyStatus[] =>
  statusesOf(form)
    .filter(({ awaitsDecision }) => awaitsDecision)
    .map(({ name }) => name)

/** The statuses of replies to the form that have, or were offered, a slot or a seat. */
export const placedStatuses = (form: string): ReplyStatus[] =>
  statusesOf(form)
    .filter(({ holdsPlace }) => holdsPlace)
    .map(({ name }) => name)

/** The statuses in which staff have asked something of the participant and have no answer yet. */
export const unansweredStatuses = (form: string): ReplyStatus[] =>
  statusesOf(form)
    .filter(
      ({ name, setBy }) =>
        setBy === 'staff' && nextStatuses({ form, status: name }, 'participant').length > 0,
    )
    .map(({ name }) => name)

/** The statuses that staff can decide for replies to any of these forms. */
export function decidableStatuses(forms: readonly string[] = edition.formPaths): Status[] {
  const all = forms.flatMap(statusesOf)
  return [...new Map(all.map(status => [status.name, status])).values()].filter(
    ({ setBy }) => setBy === 'staff',
  )
}

/** The participant's possible responses: yes or no to an offer, and withdrawing the reply. */
export const possibleResponses = (reply: Stored): ReplyStatus[] => [
  ...nextStatuses(reply, 'participant').map(({ name }) => name),
  ...(isInForce(reply) ? [withdrawal] : []),
]

/** The status of a reply that its participant has withdrawn. */
export const withdrawal = withdrawn.name

/** All that participants can say to a decision or about their reply. */
export const everyResponse: readonly ReplyStatus[] = [
  ...[...everyStatus.values()]
    .filter(({ setBy }) => setBy === 'participant')
    .map(({ name }) => name),
  withdrawal,
]

/** The status of a new reply, or of one sent again after a withdrawal. */
export const firstStatus = (form: string, answers: Answers): ReplyStatus =>
  statusesOf(form).find(({ isFirst }) => isFirst?.({ form, answers }))?.name ?? statuses[0]

/** The status after a change of answers. `byStaff`: made by staff, who have read the answers. */
export function statusAfterChange(
  form: string,
  status: ReplyStatus,
  answers: Answers,
  byStaff: boolean,
): ReplyStatus {
  const { onChange, fits } = find({ form, status }) ?? {}
  const hasBeenRead = onChange === 'begins anew unless staff correct' && byStaff
  const lasts = (!onChange || hasBeenRead) && (fits?.({ form, answers }) ?? true)
  return lasts ? status : firstStatus(form, answers)
}

/** The participant has been told the decision or has responded, so a batch must not change it. */
export const isDecided = (reply: Stored): boolean => find(reply)?.isDecided ?? false

/** The secretariat has still to decide, and will tell the participant by a letter. */
export const willBeDecided = (reply: Stored): boolean =>
  isInForce(reply) &&
  !isDecided(reply) &&
  nextStatuses(reply, 'staff').some(({ hasLetter }) => hasLetter)

/** The status that the participant sees instead of the secretariat's internal one. */
export const publicStatus = (status: ReplyStatus): ReplyStatus =>
  everyStatus.get(status)?.publicName ?? status

export const lookOf = (status: ReplyStatus): StatusLook => everyStatus.get(status)?.look ?? 'closed'

/** One of the two has said no, and the participant gets nothing. */
export const isNo = (status: ReplyStatus): boolean => everyStatus.get(status)?.isNo ?? false

/** The reply is in force: it was sent and has not been withdrawn. */
export const isInForce = <R extends { status: ReplyStatus }>(reply: R | undefined): reply is R =>
  reply !== undefined && !everyStatus.get(reply.status)?.isOver

/** A slot in the programme was offered and has not been declined. */
export const isOffered = (status: ReplyStatus): boolean =>
  inFlow('slot', status)?.holdsPlace ?? false

/** The participant has accepted the offer. */
export const isConfirmed = (status: ReplyStatus): boolean =>
  everyStatus.get(status)?.isConfirmed ?? false

/** The reply takes one of the round table's seats, and may be given a table. */
export const takesSeat = (status: ReplyStatus): boolean =>
  inFlow('seat', status)?.holdsPlace ?? false

type Decided = { status: ReplyStatus; pendingStatus: ReplyStatus | null }

/** One of the seats is the reply's by its status or by the decision that waits for its letter. */
export const holdsSeat = ({ status, pendingStatus }: Decided): boolean =>
  takesSeat(status) || (pendingStatus !== null && takesSeat(pendingStatus))

/** Changing to this status takes a further seat. */
export const needsNewSeat = (reply: Decided, to: ReplyStatus | null): boolean =>
  to !== null && takesSeat(to) && !holdsSeat(reply)

/** The pending decision may still follow the reply's status, though the answers have changed. */
export const stillFits = (reply: Stored & Decided): boolean =>
  reply.pendingStatus !== null && nextStatus(reply, reply.pendingStatus, 'staff') !== undefined

/** A reply that gets this status loses its slot in the programme. */
export const freesSlot = (status: ReplyStatus): boolean =>
  inFlow('slot', status)?.slot !== undefined

/** The reply still asks to speak or has a slot, so the programme may give it one. */
export const mayHaveSlot = (status: ReplyStatus): boolean => inFlow('slot', status)?.slot !== 'none'

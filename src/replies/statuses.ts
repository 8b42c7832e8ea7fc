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

/** The one place that says what a status is; everybody else asks it here, and names none. */
const flows: Record<Flow, readonly Status[]> = { note, slot, seat }

type Stored = { form: string; status: ReplyStatus }
type By = NonNullable<Status['setBy']>

/** The statuses of a form's replies, in the order in which they are offered. */
export const statusesOf = (form: string): readonly Status[] => flows[flowOf(form)]

const find = ({ form, status }: Stored): Status | undefined =>
  statusesOf(form).find(({ name }) => name === status)

/** What is so of a status is so in every flow that has it: a test holds the flows to that. */
const everyStatus = new Map(
  Object.values(flows)
    .flat()
    .map(status => [status.name, status]),
)
const inFlow = (flow: Flow, status: ReplyStatus): Status | undefined =>
  flows[flow].find(({ name }) => name === status)

/** The status of this flow of which something is so that is so of one alone. */
export function statusWhere(flow: Flow, isSo: (status: Status) => unknown): ReplyStatus {
  const found = flows[flow].find(isSo)
  if (!found) throw new Error(`The flow ${flow} has no such status`)
  return found.name
}

/** What a reply with this status may come to next, by whom. */
export const nextStatuses = ({ form, status }: Stored, by: By): Status[] =>
  statusesOf(form).filter(({ setBy, follows }) => setBy === by && follows?.includes(status))

export const nextStatus = (reply: Stored, to: ReplyStatus, by: By): Status | undefined =>
  nextStatuses(reply, by).find(({ name }) => name === to)

/** What the secretariat decides about replies to these forms; left out: to any. */
export function decidableStatuses(forms: readonly string[] = edition.formPaths): Status[] {
  const all = forms.flatMap(statusesOf)
  return [...new Map(all.map(status => [status.name, status])).values()].filter(
    ({ setBy }) => setBy === 'staff',
  )
}

/** What the participant may still say: to an offer, or that nothing of it stands any more. */
export const possibleResponses = (reply: Stored): ReplyStatus[] => [
  ...nextStatuses(reply, 'participant').map(({ name }) => name),
  ...(isThere(reply) ? [withdrawal] : []),
]

/** A participant takes the whole reply back. */
export const withdrawal = withdrawn.name

/** The status of a reply that has just come in, or in again after a withdrawal. */
export const firstStatus = (form: string, answers: Answers): ReplyStatus =>
  statusesOf(form).find(({ isFirst }) => isFirst?.({ form, answers }))?.name ?? statuses[0]

/**
 * What becomes of a decision when the answers change; `byStaff`: who corrects them has read them.
 */
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

/** A decision has been told, or answered: to change it is a matter of that participant alone. */
export const isDecided = (reply: Stored): boolean => find(reply)?.isDecided ?? false

/** As the participant and the other pages of the site know it. */
export const publicStatus = (status: ReplyStatus): ReplyStatus =>
  everyStatus.get(status)?.publicName ?? status

/** What a page of the participant's may confirm as just done: sent, withdrawn, said yes or no. */
export const isParticipantsDoing = (status: ReplyStatus): boolean =>
  everyStatus.get(status)?.setBy !== 'staff'

/** Which rule of the style sheets it follows. */
export const lookOf = (status: ReplyStatus): StatusLook => everyStatus.get(status)?.look ?? 'open'

/** Sent, and not withdrawn since. */
export const isThere = <R extends { status: ReplyStatus }>(reply: R | undefined): reply is R =>
  reply !== undefined && !everyStatus.get(reply.status)?.isOver

/** A slot in the programme was offered, and not declined. */
export const isOffered = (status: ReplyStatus): boolean =>
  inFlow('slot', status)?.holdsPlace ?? false

/** The participant has said yes to what was offered. */
export const isConfirmed = (status: ReplyStatus): boolean =>
  everyStatus.get(status)?.isConfirmed ?? false

/** Counts against the seats of the round table, and may have a table there. */
export const takesSeat = (status: ReplyStatus): boolean =>
  inFlow('seat', status)?.holdsPlace ?? false

type Decided = { status: ReplyStatus; pendingStatus: ReplyStatus | null }

/** Coming to this status takes a seat that the reply does not have yet, told or not. */
export const needsNewSeat = ({ status, pendingStatus }: Decided, to: ReplyStatus | null): boolean =>
  to !== null && takesSeat(to) && !takesSeat(pendingStatus ?? status)

/** What was decided before the answers changed, and not told, may still follow. */
export const stillFits = (reply: Stored & Decided): boolean =>
  reply.pendingStatus !== null && nextStatus(reply, reply.pendingStatus, 'staff') !== undefined

/** A place in the programme goes back when its reply comes to this one. */
export const freesSlot = (status: ReplyStatus): boolean =>
  inFlow('slot', status)?.slot !== undefined

/** Still asks to speak, or is to: the programme may have a place for it. */
export const mayHaveSlot = (status: ReplyStatus): boolean => inFlow('slot', status)?.slot !== 'none'

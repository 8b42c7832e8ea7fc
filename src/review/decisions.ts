import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { textOf } from '../forms/form.ts'
import type { LetterData, Outbox } from '../letters/outbox.ts'
import type { Decision, Participant, Reply, ReplyAction, ReplyStore, ReplyVersion } from '../replies/store.ts'
import { type ReplyStatus, takesSeat, transitionTo } from '../replies/transitions.ts'
import type { Programme } from './programme.ts'
import type { Seating } from './seating.ts'

/** One reply, as whoever decides has seen it. */
export type Target = { id: number; version: number }

/** What a member wants: to decide now, to tell what was decided, or to take back what has not been told. */
export type Change =
  | { kind: 'decide'; to: ReplyStatus; note: string; session?: string | undefined }
  | { kind: 'release' }
  | { kind: 'reconsider' }

/** Why a reply is left as it is: somebody else was quicker, or the change does not fit its status. */
export type Skip =
  | 'gone'
  | 'changed'
  | 'not_possible'
  | 'session_needed'
  | 'no_seats'
  | 'nothing_pending'
  | 'too_late'
  | 'letter_left'
type Decide = Extract<Change, { kind: 'decide' }>
export type Outcome = {
  batch: string
  done: Reply[]
  skipped: { target: Target; reply: Reply | undefined; why: Skip }[]
}

export type Decisions = ReturnType<typeof createDecisions>
type Parts = {
  database: Database
  clock: Clock
  replies: ReplyStore
  programme: Programme
  seating: Seating
  outbox: Outbox
}
/** What a decision changes of a reply; before and after it are kept with each version. */
type DecisionState = {
  status: ReplyStatus
  pending: ReplyStatus | null
  note: string
  session: string | null
  table: number | null
}
type Step = { action: ReplyAction; decision: Decision; session?: string | undefined; isTold?: boolean }

export const undoMinutes = 10

/** Decisions about replies: one or many at once, each a version of its reply, all in one transaction. */
export function createDecisions({ database, clock, replies, programme, seating, outbox }: Parts) {
  /** What would happen to each; changes nothing. */
  function look(targets: readonly Target[], change: Change): { target: Target; step: Step | Skip }[] {
    let invited = 0
    return targets.map(target => {
      const { reply, step } = lookAt(target, change, invited)
      if (typeof step !== 'string' && reply && needsNewSeat(reply, step.decision.pendingStatus)) invited += 1
      return { target, step }
    })
  }

  /** `invited`: by the same press, before this one. */
  function lookAt(target: Target, change: Change, invited = 0): { reply: Reply | undefined; step: Step | Skip } {
    const reply = replies.replyById(target.id)
    if (!reply) return { reply, step: 'gone' }
    return { reply, step: reply.version === target.version ? stepFor(reply, change, invited) : 'changed' }
  }

  const needsNewSeat = (reply: Reply, to: ReplyStatus | null): boolean =>
    to !== null && takesSeat(to) && !takesSeat(reply.pendingStatus ?? reply.status)

  function stepFor(reply: Reply, change: Change, invited: number): Step | Skip {
    const told = { pendingStatus: null, pendingNote: '' }
    if (change.kind === 'decide') return decisionFor(reply, change, invited)
    if (!reply.pendingStatus) return 'nothing_pending'
    return change.kind === 'release'
      ? { action: 'released', decision: { status: reply.pendingStatus, ...told }, isTold: true }
      : { action: 'reconsidered', decision: { status: reply.status, ...told } }
  }

  function decisionFor(reply: Reply, { to, note, session }: Decide, invited: number): Step | Skip {
    const transition = transitionTo(reply.form, reply.status, to, 'staff')
    if (!transition) return 'not_possible'
    const place = transition.needsSession && (session || programme.sessionOf(reply.id))
    if (transition.needsSession && !place) return 'session_needed'
    if (needsNewSeat(reply, to) && seating.count().free <= invited) return 'no_seats'
    const decision = transition.hasLetter
      ? { status: reply.status, pendingStatus: to, pendingNote: note }
      : { status: to, pendingStatus: null, pendingNote: '' }
    return { action: 'decided', decision, session: place || undefined }
  }

  const run = database.transaction((targets: readonly Target[], change: Change, by: string, batch: string): Outcome => {
    const outcome: Outcome = { batch, done: [], skipped: [] }
    for (const target of targets) {
      const { reply, step } = lookAt(target, change)
      if (!reply || typeof step === 'string')
        outcome.skipped.push({ target, reply, why: typeof step === 'string' ? step : 'gone' })
      else outcome.done.push(take(reply, step, by, batch))
    }
    return outcome
  })

  function take(reply: Reply, { action, decision, session, isTold }: Step, madeBy: string, batch: string): Reply {
    const before = stateOf(reply)
    replies.decide(reply, decision)
    if (session) programme.place(reply.id, session)
    const after = replies.replyById(reply.id) as Reply
    replies.addVersion({
      replyId: reply.id,
      version: after.version,
      action,
      before,
      after: stateOf(after),
      madeBy,
      madeAt: String(clock.now()),
      batch,
    })
    if (isTold) tell(after, batch, reply.pendingNote)
    return after
  }

  const stateOf = ({ id, status, pendingStatus, pendingNote }: Reply): DecisionState => ({
    status,
    pending: pendingStatus,
    note: pendingNote,
    session: programme.sessionOf(id) ?? null,
    table: seating.tableOf(id) ?? null,
  })

  function tell(reply: Reply, batch: string, note = ''): void {
    const participant = replies.participant(reply.participantId) as Participant
    const { id, language, person } = participant
    outbox.queue({
      participantId: id,
      kind: 'decision',
      language,
      recipient: textOf(person, 'contact_email'),
      data: { ...letterData(participant, reply, reply.status, note), batch },
    })
  }

  function letterData({ reference, person }: Participant, reply: Reply, status: ReplyStatus, note: string): LetterData {
    return { reference, form: reply.form, person, status, note, session: programme.sessionOf(reply.id) }
  }

  /** The participant says yes or no to what was offered. */
  const answer = database.transaction((participant: Participant, form: string, to: ReplyStatus): boolean => {
    const reply = replies.reply(participant.id, form)
    if (!reply || !transitionTo(form, reply.status, to, 'participant')) return false
    const batch = randomUUID()
    const decision = { status: to, pendingStatus: null, pendingNote: '' }
    tell(take(reply, { action: 'answered', decision }, 'participant', batch), batch)
    return true
  })

  /** Takes back what one press did, where nothing has happened since and no letter has left. */
  const undo = database.transaction((batch: string, by: string): Outcome => {
    const outcome: Outcome = { batch: randomUUID(), done: [], skipped: [] }
    for (const made of replies.versionsOfBatch<DecisionState>(batch)) {
      const target = { id: made.replyId, version: made.version }
      const reply = replies.replyById(made.replyId)
      const why = reply ? whyNotUndone(reply, made) : 'gone'
      if (!reply || why) outcome.skipped.push({ target, reply, why: why ?? 'gone' })
      else outcome.done.push(restore(reply, made, by, outcome.batch))
    }
    return outcome
  })

  function whyNotUndone(reply: Reply, made: ReplyVersion): Skip | undefined {
    if (made.madeBy === 'participant') return 'not_possible'
    if (reply.version !== made.version) return 'changed'
    if (clock.now().since(Temporal.Instant.from(made.madeAt)).total('minutes') >= undoMinutes) return 'too_late'
    return lettersOf(reply, made.batch).some(outbox.hasLeft) ? 'letter_left' : undefined
  }

  const lettersOf = (reply: Reply, batch: string | undefined) =>
    outbox.ofParticipant(reply.participantId).filter(letter => letter.data.batch === batch)

  function restore(reply: Reply, made: ReplyVersion<DecisionState>, by: string, newBatch: string): Reply {
    const before = made.before as DecisionState
    for (const letter of lettersOf(reply, made.batch)) outbox.cancel(letter.id)
    const decision = { status: before.status, pendingStatus: before.pending, pendingNote: before.note }
    if (!before.session) programme.remove(reply.id)
    const undone = take(reply, { action: 'undone', decision, session: before.session ?? undefined }, by, newBatch)
    if (before.table) seating.place(reply.id, before.table)
    return undone
  }

  const thenSend = <T>(result: T): T => {
    outbox.wake()
    return result
  }

  return {
    look,
    run: (targets: readonly Target[], change: Change, by: string, batch: string = randomUUID()) =>
      thenSend(run.immediate(targets, change, by, batch)),
    undo: (batch: string, by: string) => undo.immediate(batch, by),
    answer: (participant: Participant, form: string, to: ReplyStatus) =>
      thenSend(answer.immediate(participant, form, to)),

    /** When a press can still be undone; undefined: no longer, or there was none. */
    isUndoable(batch: string): boolean {
      return replies.versionsOfBatch<DecisionState>(batch).some(made => {
        const reply = replies.replyById(made.replyId)
        return reply !== undefined && whyNotUndone(reply, made) === undefined
      })
    },

    /** The pending decision's letter, as it would be sent now. */
    pendingLetter(participant: Participant, reply: Reply) {
      if (!reply.pendingStatus) return undefined
      const data = letterData(participant, reply, reply.pendingStatus, reply.pendingNote)
      return outbox.preview({
        kind: 'decision',
        language: participant.language,
        data,
        isProven: participant.emailProvenAt !== null,
      })
    },
  }
}

import { randomUUID } from 'node:crypto'
import type { Database } from '../database.ts'
import type { LetterData } from '../letters/letter-data.ts'
import type { Letters } from '../letters/letters.ts'
import type { Outbox } from '../letters/outbox.ts'
import type { Programme } from '../programme/programme.ts'
import { isDecided, needsNewSeat, type ReplyStatus, transitionTo } from '../replies/statuses.ts'
import type { Decision, Entry, Participant, Reply, ReplyStore } from '../replies/store.ts'
import type { Seating } from '../seating/seating.ts'
import type { Step, Steps } from './apply.ts'

/** One reply, as whoever decides has seen it. */
export type Target = { id: number; version: number }

/** What a member wants: to decide now, to tell what was decided, or to take back what has not been told. */
export type Change =
  | {
      kind: 'decide'
      to: ReplyStatus
      note: string
      session?: string | undefined
      /** One decision for several: who has a place keeps it, and what is decided about somebody stays. */
      isForMany?: boolean
    }
  /** `session`: the one that the letter named when it was looked at; undefined: nobody looked. */
  | { kind: 'release'; session?: string | null }
  | { kind: 'reconsider' }

/** Why a reply is left as it is: somebody else was quicker, or the change does not fit its status. */
export type Skip =
  | 'gone'
  | 'changed'
  | 'not_possible'
  | 'pending'
  | 'decided'
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

/** `changed`: since the participant's page was opened; nothing was done. */
export type Answered = 'answered' | 'changed' | 'not_possible'

export type Decisions = ReturnType<typeof createDecisions>
type Parts = {
  database: Database
  replies: ReplyStore
  programme: Programme
  seating: Seating
  outbox: Outbox
  letters: Letters
  steps: Steps
}

/** Decisions about replies: one or many at once, each a version of its reply, all in one transaction. */
export function createDecisions({
  database,
  replies,
  programme,
  seating,
  outbox,
  letters,
  steps,
}: Parts) {
  /** What would happen to each; changes nothing. */
  function look(
    targets: readonly Target[],
    change: Change,
  ): { target: Target; step: Step | Skip }[] {
    let invited = 0
    return targets.map(target => {
      const { reply, step } = lookAt(target, change, invited)
      if (typeof step !== 'string' && reply && needsNewSeat(reply, step.decision.pendingStatus))
        invited += 1
      return { target, step }
    })
  }

  /** `invited`: by the same press, before this one. */
  function lookAt(
    target: Target,
    change: Change,
    invited = 0,
  ): { reply: Reply | undefined; step: Step | Skip } {
    const reply = replies.replyById(target.id)
    if (!reply) return { reply, step: 'gone' }
    return {
      reply,
      step: reply.version === target.version ? stepFor(reply, change, invited) : 'changed',
    }
  }

  function stepFor(reply: Reply, change: Change, invited: number): Step | Skip {
    if (change.kind === 'decide') return decisionFor(reply, change, invited)
    if (!reply.pendingStatus) return 'nothing_pending'
    return change.kind === 'release'
      ? releaseOf(reply, reply.pendingStatus, change.session)
      : { action: 'reconsidered', decision: { ...decisionOf(reply), ...nothingPending } }
  }

  function decisionFor(
    reply: Reply,
    { to, note, session, isForMany }: Decide,
    invited: number,
  ): Step | Skip {
    const transition = transitionTo(reply.form, reply.status, to, 'staff')
    if (!transition) return 'not_possible'
    if (isForMany && reply.pendingStatus) return 'pending'
    if (isForMany && isDecided(reply.status)) return 'decided'
    const own = programme.sessionOf(reply.id)
    const place = transition.needsSession && (isForMany ? own || session : session || own)
    if (transition.needsSession && !place) return 'session_needed'
    if (needsNewSeat(reply, to) && seating.count().free <= invited) return 'no_seats'
    const decision = transition.hasLetter
      ? { ...decisionOf(reply), pendingStatus: to, pendingNote: note }
      : { ...decisionOf(reply), status: to, ...nothingPending }
    return { action: 'decided', decision, slot: place ? { session: place } : undefined }
  }

  /** Since the decision the answers or the programme may have changed, so that it stands no longer. */
  function releaseOf(reply: Reply, to: ReplyStatus, seen?: string | null): Step | Skip {
    const transition = transitionTo(reply.form, reply.status, to, 'staff')
    if (!transition) return 'not_possible'
    const session = programme.sessionOf(reply.id) ?? null
    if (transition.needsSession && !session) return 'session_needed'
    const toldSession = transition.needsSession ? session : null
    if (seen !== undefined && seen !== toldSession) return 'changed'
    return { action: 'released', decision: { status: to, ...nothingPending, toldSession } }
  }

  function run(targets: readonly Target[], change: Change, by: string, batch: string): Outcome {
    const outcome: Outcome = { batch, done: [], skipped: [] }
    for (const target of targets) {
      const { reply, step } = lookAt(target, change)
      if (!reply || typeof step === 'string')
        outcome.skipped.push({ target, reply, why: typeof step === 'string' ? step : 'gone' })
      else outcome.done.push(carryOut(reply, step, by, batch))
    }
    return outcome
  }

  function carryOut(reply: Reply, step: Step, by: string, batch: string): Reply {
    const after = steps.take(reply, step, by, batch)
    if (step.action === 'released') tell(after, batch, reply.pendingNote, reply.toldSession)
    return after
  }

  /**
   * The participant says yes or no to what was offered, having seen this version of the reply.
   * `entry`: says so to the secretariat, which writes it down.
   */
  function answer(
    participant: Participant,
    form: string,
    to: ReplyStatus,
    seen: number,
    entry?: Entry,
  ): Answered {
    const reply = replies.reply(participant.id, form)
    if (!reply) return 'not_possible'
    // A second press finds its own answer.
    if (reply.status === to) return 'answered'
    if (reply.version !== seen) return 'changed'
    if (!transitionTo(form, reply.status, to, 'participant')) return 'not_possible'
    const batch = randomUUID()
    const toldSession = to === 'declined' ? null : reply.toldSession
    const decision = { status: to, ...nothingPending, toldSession }
    const step: Step = { action: 'answered', decision, source: entry?.source }
    tell(steps.take(reply, step, entry?.by ?? 'participant', batch), batch)
    return 'answered'
  }

  /** `former`: the session that was told before. */
  function tell(reply: Reply, batch: string, note = '', former: string | null = null): void {
    const participant = replies.participant(reply.participantId) as Participant
    const data = letterData(participant, reply, reply.status, note, reply.toldSession, former)
    letters.send('decision', participant, { ...data, batch })
  }

  const runAtOnce = database.transaction(run)
  const answerAtOnce = database.transaction(answer)
  const thenSend = <T>(result: T): T => {
    outbox.wake()
    return result
  }

  return {
    look,
    run: (targets: readonly Target[], change: Change, by: string, batch: string = randomUUID()) =>
      thenSend(runAtOnce.immediate(targets, change, by, batch)),
    answer: (
      participant: Participant,
      form: string,
      to: ReplyStatus,
      seen: number,
      entry?: Entry,
    ) => thenSend(answerAtOnce.immediate(participant, form, to, seen, entry)),

    /** The pending decision's letter, as it would be sent now, and the session that it names. */
    async pendingLetter(participant: Participant, reply: Reply) {
      if (!reply.pendingStatus) return undefined
      const transition = transitionTo(reply.form, reply.status, reply.pendingStatus, 'staff')
      const session = (transition?.needsSession && programme.sessionOf(reply.id)) || null
      const { language, emailProvenAt } = participant
      const { pendingStatus, pendingNote, toldSession } = reply
      const data = letterData(participant, reply, pendingStatus, pendingNote, session, toldSession)
      const letter = await outbox.preview({
        kind: 'decision',
        language,
        data,
        isProven: emailProvenAt !== null,
      })
      return { ...letter, session }
    },
  }
}

const letterData = (
  { reference, person }: Participant,
  { form }: Reply,
  status: ReplyStatus,
  note: string,
  session: string | null,
  former: string | null,
): LetterData => ({
  reference,
  form,
  person,
  status,
  note,
  session: session ?? undefined,
  formerSession: (session && former !== session && former) || undefined,
})

const decisionOf = ({ status, pendingStatus, pendingNote, toldSession }: Reply): Decision => ({
  status,
  pendingStatus,
  pendingNote,
  toldSession,
})
const nothingPending = { pendingStatus: null, pendingNote: '' }

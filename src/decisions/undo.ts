import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Letter } from '../letters/letter.ts'
import type { Outbox } from '../letters/outbox.ts'
import type { Programme } from '../programme/programme.ts'
import { needsNewSeat } from '../replies/statuses.ts'
import type { Reply, ReplyStore, ReplyVersion } from '../replies/store.ts'
import type { Seating } from '../seating/seating.ts'
import type { DecisionState, Steps } from './apply.ts'
import type { Outcome, Skip } from './decisions.ts'

export type Undo = ReturnType<typeof createUndo>

const undoMinutes = 10

type Parts = {
  database: Database
  clock: Clock
  replies: ReplyStore
  programme: Programme
  seating: Seating
  outbox: Outbox
  steps: Steps
}

/** Takes back what one press did, where nothing has happened since and no letter has left. */
export function createUndo({ database, clock, replies, programme, seating, outbox, steps }: Parts) {
  /** `only`: this reply alone, of all that the press changed. */
  function run(batch: string, by: string, only?: number): Outcome {
    const outcome: Outcome = { batch: randomUUID(), done: [], skipped: [] }
    for (const made of versionsOf(batch, only)) {
      const target = { id: made.replyId, version: made.version }
      const reply = replies.replyById(made.replyId)
      const why = reply ? whyNot(reply, made) : 'gone'
      if (!reply || why) outcome.skipped.push({ target, reply, why: why ?? 'gone' })
      else outcome.done.push(restore(reply, made, by, outcome.batch))
    }
    return outcome
  }

  const versionsOf = (batch: string, only?: number) =>
    replies
      .versionsOfBatch<DecisionState>(batch)
      .filter(({ replyId }) => only === undefined || replyId === only)

  function whyNot(reply: Reply, made: ReplyVersion<DecisionState>): Skip | undefined {
    // Undoing an undo would tell the participant something whose letter was called back.
    if (made.madeBy === 'participant' || made.action === 'undone') return 'not_possible'
    const isElsewhere = (made.after.session ?? null) !== (programme.sessionOf(reply.id) ?? null)
    if (reply.version !== made.version || isElsewhere) return 'changed'
    if (clock.now().since(Temporal.Instant.from(made.madeAt)).total('minutes') >= undoMinutes)
      return 'too_late'
    if (lettersOf(reply, made.batch).some(outbox.hasLeft)) return 'letter_left'
    const { status, pending } = made.before as DecisionState
    return needsNewSeat(reply, pending ?? status) && seating.count().free === 0
      ? 'no_seats'
      : undefined
  }

  const lettersOf = (reply: Reply, batch: string | undefined): Letter[] =>
    outbox.ofParticipant(reply.participantId).filter(letter => letter.data.batch === batch)

  function restore(
    reply: Reply,
    made: ReplyVersion<DecisionState>,
    by: string,
    batch: string,
  ): Reply {
    const { status, pending, note, session, position, toldSession, table } =
      made.before as DecisionState
    for (const letter of lettersOf(reply, made.batch)) outbox.cancel(letter.id)
    if (!session) programme.put(reply.id, undefined)
    const decision = { status, pendingStatus: pending, pendingNote: note, toldSession }
    const slot = session ? { session, position: position ?? undefined } : undefined
    const undone = steps.take(reply, { action: 'undone', decision, slot }, by, batch)
    if (table) seating.put(reply.id, table)
    return undone
  }

  return {
    run: database.transaction(run).immediate,

    /** Whether that press can still be undone for this reply. */
    isPossible: (batch: string, only?: number): boolean =>
      versionsOf(batch, only).some(made => {
        const reply = replies.replyById(made.replyId)
        return reply !== undefined && whyNot(reply, made) === undefined
      }),
  }
}

import { randomUUID } from 'node:crypto'
import type { Database } from '../database.ts'
import type { Letter } from '../letters/letter.ts'
import type { Outbox } from '../letters/outbox.ts'
import { needsNewSeat } from '../replies/statuses.ts'
import type { Reply, ReplyVersion } from '../replies/store.ts'
import { byParticipant } from '../replies/versions.ts'
import { applyDecision, type DecisionState, type DecisionTools } from './apply.ts'
import type { Outcome, Skip } from './change.ts'

/** A change can be undone for this long. */
const undoMinutes = 10

type Tools = DecisionTools & { outbox: Outbox }
type Made = ReplyVersion<DecisionState>

/** Undoes changes to replies that have not changed since and whose letter has not left. */
export function createUndo({ database, ...tools }: Tools & { database: Database }) {
  return {
    /** `only`: the id of the one reply to undo; left out: all replies of the batch. */
    run: database.transaction((batch: string, by: string, only?: number) =>
      run(tools, batch, by, only),
    ).immediate,

    /** Whether it can still be undone, for this reply or for at least one of the batch. */
    isPossible: (batch: string, only?: number): boolean =>
      versionsOf(tools, batch, only).some(made => {
        const reply = tools.replies.replyById(made.replyId)
        return reply !== undefined && whyNot(tools, reply, made) === undefined
      }),
  }
}

function run(tools: Tools, batch: string, by: string, only?: number): Outcome {
  const outcome: Outcome = { batch: randomUUID(), done: [], skipped: [] }
  for (const made of versionsOf(tools, batch, only)) {
    const target = { id: made.replyId, version: made.version }
    const reply = tools.replies.replyById(made.replyId)
    const why = reply ? whyNot(tools, reply, made) : 'gone'
    if (!reply || why) outcome.skipped.push({ target, reply, why: why ?? 'gone' })
    else outcome.done.push(restore(tools, reply, made, by, outcome.batch))
  }
  return outcome
}

const versionsOf = ({ replies }: Tools, batch: string, only?: number): Made[] =>
  replies
    .versionsOfBatch<DecisionState>(batch)
    .filter(({ replyId }) => only === undefined || replyId === only)

/** Why the change cannot be undone: the first reason that applies. Undefined: it can be. */
function whyNot(tools: Tools, reply: Reply, made: Made): Skip | undefined {
  const reasons: [Skip, (tools: Tools, reply: Reply, made: Made) => boolean][] = [
    ['not_possible', cannotBeUndone],
    ['changed', hasChanged],
    ['too_late', isTooLate],
    ['letter_left', hasLetterLeft],
    ['no_seats', lacksSeat],
  ]
  return reasons.find(([, applies]) => applies(tools, reply, made))?.[0]
}

/**
 * A participant's own response is not undone here. Nor is an undo: it called the letter back, so
 * the status that would return has no letter.
 */
const cannotBeUndone = (_tools: Tools, _reply: Reply, { madeBy, action }: Made): boolean =>
  madeBy === byParticipant || action === 'undone'

const hasChanged = ({ programme }: Tools, reply: Reply, { version, after }: Made): boolean =>
  reply.version !== version || (after.session ?? null) !== (programme.sessionOf(reply.id) ?? null)

const isTooLate = ({ clock }: Tools, _reply: Reply, { madeAt }: Made): boolean =>
  clock.now().since(Temporal.Instant.from(madeAt)).total('minutes') >= undoMinutes

const hasLetterLeft = (tools: Tools, reply: Reply, { batch }: Made): boolean =>
  lettersOf(tools, reply, batch).some(tools.outbox.hasLeft)

/** Undoing would take a seat, and none is free. */
function lacksSeat({ seating }: Tools, reply: Reply, { before }: Made): boolean {
  const { status, pending } = before as DecisionState
  return needsNewSeat(reply, pending ?? status) && seating.count().free === 0
}

const lettersOf = ({ outbox }: Tools, reply: Reply, batch: string | undefined): Letter[] =>
  outbox.ofParticipant(reply.participantId).filter(letter => letter.data.batch === batch)

function restore(tools: Tools, reply: Reply, made: Made, by: string, batch: string): Reply {
  const { outbox, programme, seating } = tools
  const { status, pending, note, session, position, toldSession, table, seat } =
    made.before as DecisionState
  for (const letter of lettersOf(tools, reply, made.batch)) outbox.cancel(letter.id)
  if (!session) programme.put(reply.id, undefined)
  const decision = { status, pendingStatus: pending, pendingNote: note, toldSession }
  const slot = session ? { session, position: position ?? undefined } : undefined
  const undone = applyDecision(tools, reply, { action: 'undone', decision, slot }, by, batch)
  // A version of before seats were numbered knows the table alone.
  if (table) seating.putBack(reply.id, { table, seat: seat ?? 1 })
  return undone
}

import type { Database } from '../database.ts'
import { searchTextOf } from '../facts/answers.ts'
import { createReplyRows, type ReplyRows } from './replies-store.ts'
import { type Decision, nothingPending, type Reply, type ReplyContent } from './reply.ts'
import { createReplyChanges, type ReplyChanges } from './reply-changes-store.ts'
import {
  firstStatus,
  freesSlot,
  type ReplyStatus,
  statusAfterChange,
  stillFits,
  takesSeat,
  withdrawal,
} from './statuses.ts'

type Rows = ReplyRows & ReplyChanges

/**
 * Replies and what follows from a change of one. The caller opens the transaction, and keeps the
 * version.
 */
export function createReplies(database: Database) {
  const rows = { ...createReplyRows(database), ...createReplyChanges(database) }
  return {
    reply: rows.ofForm,
    replyById: rows.byId,
    repliesOf: rows.ofParticipant,
    replySameAs: rows.sameAs,
    /** A new version with nothing changed but what its history tells. */
    touch: rows.touch,
    setProtocolCategory: rows.setCategory,

    saveReply: (participantId: number, content: ReplyContent, at: string): Reply =>
      save(rows, participantId, content, at),
    withdrawReply: (reply: Reply, at: string): boolean => withdraw(rows, reply, at),
    decide: (reply: Reply, decision: Decision): boolean => decide(rows, reply, decision),
  }
}

/** Adds the reply, or puts new content into the one that is there. */
function save(rows: Rows, participantId: number, content: ReplyContent, at: string): Reply {
  const { isByStaff, ...stored } = content
  const known = rows.ofForm(participantId, content.form)
  const status = known ? statusAfter(known, content) : firstStatus(content.form, content.answers)
  rows.save({
    ...stored,
    ...pendingAfter(known, status),
    participantId,
    status,
    search: searchTextOf(content),
    at,
  })
  const saved = rows.ofForm(participantId, content.form) as Reply
  if (known) freePlaces(rows, saved.id, known.status, status)
  return saved
}

const statusAfter = ({ form, status }: Reply, { answers, isByStaff }: ReplyContent): ReplyStatus =>
  statusAfterChange(form, status, answers, isByStaff)

/** A decision that waits for its letter goes on waiting, if it may still follow. */
const pendingAfter = (known: Reply | undefined, status: ReplyStatus) =>
  known && stillFits({ ...known, status })
    ? { pendingStatus: known.pendingStatus, pendingNote: known.pendingNote }
    : nothingPending

/** False: it was withdrawn already. */
function withdraw(rows: Rows, { id, status }: Reply, at: string): boolean {
  if (!rows.withdraw(id, at)) return false
  freePlaces(rows, id, status, withdrawal)
  return true
}

/** False: somebody else has changed the reply since this version of it was read. */
function decide(rows: Rows, { id, version, status }: Reply, decision: Decision): boolean {
  if (!rows.decide(id, version, decision)) return false
  freePlaces(rows, id, status, decision.status)
  return true
}

/** A slot in the programme and a seat at a table last as long as the status that they go with. */
function freePlaces(rows: Rows, id: number, before: ReplyStatus, after: ReplyStatus): void {
  if (after === before) return
  if (freesSlot(after)) rows.freeSlot(id)
  if (!takesSeat(after)) rows.freeSeat(id)
}

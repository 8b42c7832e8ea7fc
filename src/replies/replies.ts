import type { Database } from '../database.ts'
import { sortTopicOf } from '../facts/answers.ts'
import { replySearchText } from '../facts/search-texts.ts'
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
 * Stores replies together with what follows from a change: the new status, a decision that no
 * longer fits, a place that is freed. The caller opens the transaction and stores the version.
 */
export function createReplies(database: Database) {
  const rows = { ...createReplyRows(database), ...createReplyChanges(database) }
  return {
    reply: rows.ofForm,
    replyById: rows.byId,
    repliesOf: rows.ofParticipant,
    replySameAs: rows.sameAs,
    countChanges: rows.countChanges,
    /** Raises the version number and changes nothing else; the caller stores the version. */
    touch: rows.touch,
    setProtocolCategory: rows.setCategory,

    /** `before`: the participant's reply to this form as it is stored, which it takes the place of. */
    saveReply: (
      participantId: number,
      before: Reply | undefined,
      content: ReplyContent,
      at: string,
    ): Reply => save(rows, participantId, before, content, at),
    withdrawReply: (reply: Reply, at: string): boolean => withdraw(rows, reply, at),
    decide: (reply: Reply, decision: Decision): boolean => decide(rows, reply, decision),
  }
}

/** What is stored of a reply to be searched and sorted by. */
export const foldedAnswers = (reply: Pick<Reply, 'form' | 'answers'>) => ({
  search: replySearchText(reply),
  sortTopic: sortTopicOf(reply),
})

function save(
  rows: Rows,
  participantId: number,
  before: Reply | undefined,
  content: ReplyContent,
  at: string,
): Reply {
  const { isByStaff, ...stored } = content
  const status = before ? statusAfter(before, content) : firstStatus(content.form, content.answers)
  const row = {
    ...stored,
    ...pendingAfter(before, status),
    participantId,
    status,
    ...foldedAnswers(content),
    at,
  }
  if (!before) return rows.add(row)
  const saved = rows.replace(row)
  freePlaces(rows, saved.id, before.status, status)
  return saved
}

const statusAfter = ({ form, status }: Reply, { answers, isByStaff }: ReplyContent): ReplyStatus =>
  statusAfterChange(form, status, answers, isByStaff)

/** A decision that waits for its letter is kept where it may still follow the new status. */
const pendingAfter = (known: Reply | undefined, status: ReplyStatus) =>
  known && stillFits({ ...known, status })
    ? { pendingStatus: known.pendingStatus, pendingNote: known.pendingNote }
    : nothingPending

/** False: the reply was withdrawn before. */
function withdraw(rows: Rows, { id, status }: Reply, at: string): boolean {
  if (!rows.withdraw(id, at)) return false
  freePlaces(rows, id, status, withdrawal)
  return true
}

/** False: somebody else has changed the reply since this version was read; nothing is written. */
function decide(rows: Rows, { id, version, status }: Reply, decision: Decision): boolean {
  if (!rows.decide(id, version, decision)) return false
  freePlaces(rows, id, status, decision.status)
  return true
}

/** A new status may end the reply's slot in the programme and its place at a table. */
function freePlaces(rows: Rows, id: number, before: ReplyStatus, after: ReplyStatus): void {
  if (after === before) return
  if (freesSlot(after)) rows.freeSlot(id)
  if (!takesSeat(after)) rows.freeSeat(id)
}

import { edition } from '#edition/index.ts'
import type { Batch, BatchChange, LeftOut } from '../../decisions/batches.ts'
import { isSkip } from '../../decisions/change.ts'
import type { Change } from '../../decisions/decisions.ts'
import { documentTitle } from '../../document-title.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'
import { conflictsByReply } from '../../programme/conflicts.ts'
import type { Services } from '../../services.ts'
import { type BatchForm, batchForm, batchProblems, type TypedBatch } from './batch-form.ts'
import { backHref, batchHref, undoHref } from './batch-href.ts'
import { batchLetters } from './batch-letters.ts'
import { type BatchReplies, batchReplies, haveConflicts } from './batch-replies.ts'

/** One change for several replies: what it will do, or what it has done. */
export type BatchPage = {
  documentTitle: string
  title: string
  problems: ProblemView[]
  /** The table from which it was begun; before it is carried out, with the replies ticked. */
  backHref: string
  action: string
  undoHref: string
  /** What has become of it; undefined: nothing was done yet. */
  done: { texts: string[]; isUndone: boolean } | undefined
  /** Decisions of this batch that are not told yet, to send their letters. */
  untold: { targets: string[]; text: string } | undefined
  isUndoable: boolean
  undo: { text: string; hint: string }
  /** `isOpen`: whom it concerns has to be seen before pressing. */
  will: { text: string; replies: BatchReplies; isOpen: boolean; showsLetters: boolean }
  form: BatchForm | undefined
  reasons: { text: string; replies: BatchReplies }[]
}

export const withDetails = (
  change: BatchChange,
  note: string,
  session: string | undefined,
): Change =>
  change.kind === 'decide'
    ? { ...change, note, session, isForMany: true }
    : { ...change, isForMany: true }

export function batchPage(
  services: Services,
  batch: Batch,
  typed: TypedBatch,
  list: string,
  t: Translate,
): BatchPage {
  const isRelease = batch.change.kind === 'release'
  const { ids, skipped } = batch.doneAt ? looksBack(services, batch) : looksAhead(services, batch)
  const conflicts = conflictsByReply(services.programme)
  const listed = (all: readonly number[]) => batchReplies(services, all, conflicts, t)
  const said = (key: string, count: number) =>
    t(`admin:batch.${isRelease ? 'letters_' : ''}${key}`, { count })
  const what = whatIn(batch, ids.length, t)
  const problems = batchProblems(typed, t)
  return {
    documentTitle: documentTitle(what, problems.length > 0, t),
    title: what,
    problems,
    backHref: backHref(batch, list),
    action: batchHref(batch, list),
    undoHref: undoHref(batch, list),
    done: doneIn(services, batch, ids, said, t),
    untold: batch.doneAt ? untoldIn(services, ids, t) : undefined,
    isUndoable: isUndoable(services, batch),
    undo: undoWords(batch, t),
    will: {
      text: said('will', ids.length),
      replies: listed(ids),
      isOpen: isRelease || haveConflicts(ids, conflicts),
      showsLetters: isRelease,
    },
    form: ids.length > 0 ? batchForm(batch, typed, what, t) : undefined,
    reasons: byReason(skipped, listed, t),
  }
}

/** What is done to how many; without a number where it is done to none. */
function whatIn({ change }: Batch, count: number, t: Translate): string {
  if (change.kind === 'release')
    return count ? t('admin:batch.letters_button', { count }) : t('admin:batch.release')
  return count ? t(`admin:decide_many.${change.to}`, { count }) : t(`admin:decide.${change.to}`)
}

function doneIn(
  services: Services,
  batch: Batch,
  ids: readonly number[],
  said: (key: string, count: number) => string,
  t: Translate,
): BatchPage['done'] {
  const { change, doneAt, undoneAt, changed } = batch
  if (undoneAt) return { texts: [said('undone', changed)], isUndone: true }
  if (!doneAt) return undefined
  const isRelease = change.kind === 'release'
  const texts = isRelease ? batchLetters(services, batch, ids, t) : [said('done', changed)]
  return { texts, isUndone: false }
}

const undoWords = ({ change }: Batch, t: Translate): BatchPage['undo'] =>
  change.kind === 'release'
    ? { text: t('admin:batch.call_back'), hint: t('admin:batch.call_back_hint') }
    : { text: t('admin:decision.undo'), hint: t('admin:decision.undo_hint') }

type Looked = { ids: number[]; skipped: readonly LeftOut[] }

/** What was changed, as it is now; undone, it is as if nothing had been. */
const looksBack = ({ replies }: Services, { id, undoneAt, skipped }: Batch): Looked => ({
  ids: undoneAt ? [] : replies.versionsOfBatch(id).map(({ replyId }) => replyId),
  skipped,
})

/** A session can still be chosen on the page, so that lacking one is no reason yet. */
function looksAhead({ decisions }: Services, { targets, change }: Batch): Looked {
  const looked = decisions.look(targets, withDetails(change, '', edition.sessions[0]?.name))
  return {
    ids: looked.flatMap(({ target, change }) => (isSkip(change) ? [] : [target.id])),
    skipped: looked.flatMap(({ target, change }) =>
      isSkip(change) ? [{ id: target.id, why: change }] : [],
    ),
  }
}

function untoldIn({ replies }: Services, ids: readonly number[], t: Translate) {
  const untold = ids.flatMap(id => {
    const reply = replies.replyById(id)
    return reply?.pendingStatus ? [`${id}:${reply.version}`] : []
  })
  if (untold.length === 0) return undefined
  return { targets: untold, text: t('admin:batch.prepare_letters', { count: untold.length }) }
}

const isUndoable = ({ undo }: Services, { id, doneAt, undoneAt }: Batch): boolean =>
  doneAt !== null && !undoneAt && undo.isPossible(id)

const byReason = (
  skipped: readonly LeftOut[],
  listed: (ids: readonly number[]) => BatchReplies,
  t: Translate,
) =>
  Object.entries(Object.groupBy(skipped, ({ why }) => why)).map(([why, all = []]) => ({
    text: `${t('admin:batch.skipped', { count: all.length })}: ${t(`admin:decision.why.${why}`)}`,
    replies: listed(all.map(({ id }) => id)),
  }))

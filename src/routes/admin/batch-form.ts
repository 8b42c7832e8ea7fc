import type { Batch, LeftOut } from '../../decisions/batches.ts'
import type { Skip } from '../../decisions/change.ts'
import type { FieldView } from '../../forms/field-view.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'
import { noteMax } from '../../participants/notes.ts'
import { decidableStatuses, type Status } from '../../replies/statuses.ts'
import { noteField, sessionField } from './letter-fields.ts'

export type TypedBatch = {
  note?: string
  session?: string | undefined
  problem?: 'note_too_long' | 'session_missing'
  /** Why nothing of it was undone. */
  notUndone?: readonly LeftOut[]
}

/** What is still asked before it is carried out; undefined: not needed. */
export type BatchForm = { fields: FieldView[]; button: string }

export function batchProblems({ problem, notUndone }: TypedBatch, t: Translate): ProblemView[] {
  if (notUndone)
    return [...new Set(notUndone.map(({ why }) => why))].map(why => notUndoneFor(why, t))
  if (!problem) return []
  return problem === 'session_missing'
    ? [{ href: '#session', text: t('admin:batch.session_missing') }]
    : [{ href: '#note', text: t(`admin:decision.${problem}`, { count: noteMax }) }]
}

const notUndoneFor = (why: Skip, t: Translate): ProblemView => ({
  href: '#done',
  text: t('admin:batch.not_undone', { why: t(`admin:decision.why.${why}`) }),
})

export function batchForm(
  batch: Batch,
  typed: TypedBatch,
  button: string,
  t: Translate,
): BatchForm {
  const status = statusIn(batch)
  return {
    fields: [
      ...(status?.needsSession ? [batchSession(typed, t)] : []),
      ...(status?.hasLetter ? [batchNote(typed, t)] : []),
    ],
    button,
  }
}

function batchSession({ session, problem }: TypedBatch, t: Translate): FieldView {
  const isMissing = problem === 'session_missing'
  return sessionField(
    {
      id: 'session',
      hint: t('admin:batch.session_hint'),
      chosen: session,
      problem: isMissing ? t('admin:batch.session_missing') : undefined,
    },
    t,
  )
}

const batchNote = ({ note = '' }: TypedBatch, t: Translate): FieldView =>
  noteField({ id: 'note', hint: t('admin:batch.note_hint'), rows: 3, value: note }, t)

const statusIn = ({ change }: Batch): Status | undefined =>
  change.kind === 'decide' ? decidableStatuses().find(({ name }) => name === change.to) : undefined

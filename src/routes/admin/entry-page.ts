import { edition } from '#edition/index.ts'
import { documentTitle } from '../../document-title.ts'
import { type FieldView, fieldView } from '../../forms/field-view.ts'
import type { Answers } from '../../forms/fields.ts'
import type { FieldProblem, Form } from '../../forms/form.ts'
import { onPaper } from '../../forms/on-paper.ts'
import { formPage, type ProblemView, type SectionView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'
import { isInForce } from '../../replies/statuses.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import { type EntryPart, withinPart } from './entry-parts.ts'
import { sourcesFor, type TypedSource } from './entry-source.ts'
import { urlOf } from './query.ts'
import { recordHref } from './record-href.ts'
import { type AskedSource, entryProblem, fieldOfProblem, sourceFields } from './source-fields.ts'
import { tablePath } from './table-query.ts'

/** What is filled in for whom; `reply`: is there already, and corrected. */
export type EntrySubject = {
  form: Form
  participant: Participant | undefined
  reply: Reply | undefined
  /** What alone is corrected; undefined: everything is asked. */
  part?: EntryPart | undefined
  /** The query of the table beside the record that one comes from. */
  list?: string | undefined
}

export type TypedEntry = {
  answers: Answers
  entry?: TypedSource & { brings_back?: 'yes' | undefined }
  problems?: FieldProblem[]
  /** A key under `admin:entry`. */
  sourceProblem?: string | undefined
  isStale?: boolean
  /** Empty rows to show, by field. */
  blankRows?: Record<string, number>
}

/** A form that staff fill in for a participant. */
export type EntryPage = {
  documentTitle: string
  title: string
  action: string
  back: { href: string; text: string }
  problems: ProblemView[]
  /** Where one sees what has changed meanwhile; empty: nothing has. */
  staleHref: string
  seen: string
  /** It holds what was typed before, so that leaving it loses something. */
  hasTyped: boolean
  /** Where the answers come from. */
  source: FieldView[]
  sections: SectionView[]
}

/** Changes with the person and with the reply. */
export const seenOf = ({ participant, reply }: EntrySubject): string =>
  `${participant?.version ?? 0}.${reply?.version ?? 0}`

export function entryPage(
  subject: EntrySubject,
  typed: TypedEntry,
  { t }: { t: Translate },
): EntryPage {
  const { answers, blankRows, isStale = false } = typed
  const page = formPage(
    withinPart(onPaper(edition.withPerson(subject.form)), subject),
    { typed: answers, problems: typed.problems, blankRows },
    t,
  )
  const problems = [...sourceProblems(typed, t), ...page.problems]
  const back = backFrom(subject, t)
  const title = titleOf(subject, t)
  return {
    documentTitle: documentTitle(title, isStale || problems.length > 0, t),
    title,
    action: actionFor(subject),
    back,
    problems,
    staleHref: isStale ? historyHref(subject) : '',
    seen: seenOf(subject),
    hasTyped: typed.entry !== undefined,
    source: [
      ...sourceFields(askedSource(subject, typed, t), t),
      ...(bringsBack(subject) ? [returnField(typed, t)] : []),
    ],
    sections: page.sections,
  }
}

function titleOf({ form, reply, part }: EntrySubject, t: Translate): string {
  if (part) return t(`admin:entry.parts.${part}`)
  const words = reply ? 'admin:entry.correct' : 'admin:entry.title'
  return t(words, { form: t(`${form.path}:short`) })
}

const backFrom = ({ participant, form, list }: EntrySubject, t: Translate): EntryPage['back'] =>
  participant
    ? { href: recordHref(participant.reference, form.path, list), text: participant.reference }
    : { href: tablePath, text: t('admin:reply.back') }

/** The part that is asked goes with it, and no other. */
const actionFor = ({ form, participant, part, list }: EntrySubject): string =>
  participant
    ? urlOf(`/admin/replies/${participant.reference}/${form.path}/entry`, { part, list })
    : `/admin/entries/${form.path}`

const historyHref = ({ participant, form, list }: EntrySubject): string =>
  recordHref(participant?.reference ?? '', form.path, list, 'history')

/** A reply that was withdrawn is in force again once it is saved. */
export const bringsBack = ({ reply }: EntrySubject): boolean =>
  reply !== undefined && !isInForce(reply)

const returnField = ({ entry, sourceProblem }: TypedEntry, t: Translate): FieldView =>
  fieldView('tick', {
    id: 'brings_back',
    label: t('admin:entry.brings_back'),
    hint: t('admin:entry.brings_back_hint'),
    problem: sourceProblem === 'confirm_return' ? entryProblem(sourceProblem, t) : undefined,
    attributes: { checked: entry?.brings_back && '' },
  })

const sourceProblems = ({ sourceProblem: problem }: TypedEntry, t: Translate): ProblemView[] =>
  problem ? [{ href: `#${fieldOfProblem(problem)}`, text: entryProblem(problem, t) }] : []

const askedSource = (
  { participant, part }: EntrySubject,
  { entry, sourceProblem }: TypedEntry,
  t: Translate,
): AskedSource => ({
  typed: entry ?? (part && { source: 'correction', source_details: '' }),
  problem: sourceProblem,
  sources: sourcesFor(({ isFirst }) => isFirst || participant !== undefined),
  detailsHint: t('admin:entry.details_hint'),
})

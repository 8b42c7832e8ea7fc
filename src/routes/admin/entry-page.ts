import { edition } from '#edition/index.ts'
import type { Answers } from '../../forms/fields.ts'
import type { FieldProblem, Form } from '../../forms/form.ts'
import { formPage, type SectionView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import { sourceDetailsMax, sourceOptions, type TypedSource } from './entry-source.ts'
import type { Option } from './reply-page/option.ts'

/** What is filled in for whom; `reply`: is there already, and corrected. */
export type EntrySubject = {
  form: Form
  participant: Participant | undefined
  reply: Reply | undefined
}

export type TypedEntry = {
  answers: Answers
  entry?: TypedSource
  problems?: FieldProblem[]
  /** A key under `admin:entry`. */
  sourceProblem?: string | undefined
  isStale?: boolean
  /** Empty rows to show, by field. */
  blankRows?: Record<string, number>
}

/** A form that staff fill in for a participant. */
export type EntryPage = {
  title: string
  back: { href: string; text: string } | undefined
  problems: { text: string; href: string }[]
  /** Where one sees what has changed meanwhile; empty: nothing has. */
  staleHref: string
  seen: string
  /** Empty: nothing is wrong. */
  sourceProblem: string
  sources: Option[]
  details: string
  sections: SectionView[]
}

/** Changes with the person and with the reply. */
export const seenOf = ({ participant, reply }: EntrySubject): string =>
  `${participant?.version ?? 0}.${reply?.version ?? 0}`

type Reader = { t: Translate }

export function entryPage(subject: EntrySubject, typed: TypedEntry, { t }: Reader): EntryPage {
  const { form, participant, reply } = subject
  const { answers, problems = [], blankRows, entry, isStale = false } = typed
  const page = formPage(edition.withPerson(form), answers, problems, t, blankRows)
  const href = participant ? `/admin/replies/${participant.reference}` : ''
  const sourceProblem = typed.sourceProblem
    ? t(`admin:entry.${typed.sourceProblem}`, { count: sourceDetailsMax })
    : ''
  return {
    title: t(reply ? 'admin:entry.correct' : 'admin:entry.title', {
      form: t(`${form.path}:short`),
    }),
    back: participant && { href, text: participant.reference },
    problems: [
      ...(sourceProblem ? [{ href: '#source', text: sourceProblem }] : []),
      ...page.problems,
    ],
    staleHref: isStale ? `${href}#timeline` : '',
    seen: seenOf(subject),
    sourceProblem,
    sources: sourceOptions(entry?.source, t, ({ isFirst }) => isFirst || participant !== undefined),
    details: entry?.source_details ?? '',
    sections: page.sections,
  }
}

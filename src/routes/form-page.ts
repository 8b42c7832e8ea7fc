import { edition } from '#edition/index.ts'
import { documentTitle } from '../document-title.ts'
import { fullName } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import type { FieldProblem, Form } from '../forms/form.ts'
import { whenText } from '../forms/groups.ts'
import { formPage, type ProblemView, type SectionView } from '../forms/page.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { isThere } from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'
import { seenOf } from '../replies/submission.ts'

const { person, personNames, withPerson } = edition

/** One of the forms, to be filled in, sent, or changed. */
export type ReplyFormPage = {
  action: string
  documentTitle: string
  title: string
  lead: string
  deadline: string
  /** Stands in the list of contents; who is known is not among them. */
  contents: SectionView[]
  /** Who fills in is known: a line instead of the sections, which open to change something. */
  known: { text: string; isOpen: boolean } | undefined
  personSections: SectionView[]
  ownSections: SectionView[]
  problems: ProblemView[]
  /** Why the form was not sent, though its answers are good. */
  unsent: Unsent | undefined
  /** What was stored when the page was begun. */
  seen: string
  submit: string
  /** On which answer whoever fills in is the participant: for the script. */
  selfWhen: string
}
type Unsent = { text: string; url: string; linkText: string; isNewTab: boolean }

/** What stands in the form, and what is wrong with it. */
export type Filled = {
  typed: Answers
  problems?: FieldProblem[]
  /** How many empty rows to show, by field. */
  blankRows?: Record<string, number>
  seen?: string | undefined
  /** The stored reply has changed since the page was made. */
  isOutdated?: boolean
}
/** Whom the browser is known to be, and what is stored. */
export type Known = { participant: Participant | undefined; reply: Reply | undefined }

export function replyFormPage(
  form: Form,
  filled: Filled,
  known: Known,
  reader: Reader,
): ReplyFormPage {
  const { t, dates, language } = reader
  const { typed, problems = [], blankRows, isOutdated = false } = filled
  const page = formPage(withPerson(form), typed, problems, t, blankRows)
  const personSections = page.sections.slice(0, person.sections.length)
  const ownSections = page.sections.slice(person.sections.length)
  const isWrong = problems.length > 0 || isOutdated
  return {
    action: `/${language}/${form.path}`,
    documentTitle: documentTitle(t(`${form.path}:short`), isWrong, t),
    title: t(`${form.path}:title`),
    lead: t(`${form.path}:lead`),
    deadline: t('site:form.deadline', { deadline: dates.moment(form.closesAt) }),
    contents: [...(known.participant ? [] : personSections), ...ownSections],
    known: knownInWords(known, problems, reader),
    personSections,
    ownSections,
    problems: page.problems,
    unsent: isOutdated ? unsentIn(known, reader) : undefined,
    seen: filled.seen ?? seenBy(known),
    submit: t(`${form.path}:${isThere(known.reply) ? 'submit_change' : 'submit'}`),
    selfWhen: whenText(person.means.isForSelf),
  }
}

const seenBy = ({ participant, reply }: Known): string =>
  participant ? seenOf(participant, reply) : ''

function knownInWords(
  { participant }: Known,
  problems: readonly FieldProblem[],
  { t }: Reader,
): ReplyFormPage['known'] {
  if (!participant) return undefined
  const { person: details, reference } = participant
  return {
    text: t('site:form.participant', { name: fullName(details), reference }),
    isOpen: problems.some(problem => personNames.has(problem.field)),
  }
}

const unsentIn = ({ participant }: Known, { t, language }: Reader): Unsent =>
  participant
    ? {
        text: t('site:form.unsent.outdated'),
        url: `/${language}/replies`,
        linkText: t('site:form.unsent.see_stored'),
        isNewTab: true,
      }
    : {
        text: t('site:form.unsent.link_ended'),
        url: `/${language}/link`,
        linkText: t('site:lost_link'),
        isNewTab: false,
      }

import { edition } from '#edition/index.ts'
import { documentTitle } from '../document-title.ts'
import { emailOf, fullName } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import type { FieldProblem, Form } from '../forms/form.ts'
import { whenText } from '../forms/groups.ts'
import { formPage, type ProblemView, type SectionView } from '../forms/page.ts'
import type { Reader } from '../reader.ts'
import { takenLate } from '../replies/late.ts'
import { isThere } from '../replies/statuses.ts'
import { seenOf } from '../replies/submission.ts'
import type { Meant } from './meant.ts'
import { type Unsent, unsentIn, type WhyUnsent } from './unsent.ts'

const { person, personNames, withPerson } = edition

/** One of the forms, to be filled in, sent, or changed. */
export type ReplyFormPage = {
  action: string
  documentTitle: string
  title: string
  lead: string
  deadline: string
  /** What follows, and what can be changed then. */
  afterSending: string
  /** Stands in the list of contents; who is known is not among them. */
  contents: SectionView[]
  /** The reference of the participant for whom the form is; empty: for somebody new. */
  reference: string
  /** Who fills in is known: a line instead of the sections, which open to change something. */
  known: { text: string; isOpen: boolean } | undefined
  personSections: SectionView[]
  ownSections: SectionView[]
  problems: ProblemView[]
  /** Why the form was not sent, though its answers are good. */
  unsent: Unsent | undefined
  /** The same form for somebody new. */
  another: string
  /** What was stored when the page was begun. */
  seen: string
  submit: string
  /** It holds what was typed before, so that leaving it loses something. */
  hasTyped: boolean
  /** On which answer whoever fills in is the participant: for the script. */
  selfWhen: string
}

/** What stands in the form, and what is wrong with it. */
export type Filled = {
  typed: Answers
  problems?: FieldProblem[]
  /** How many empty rows to show, by field. */
  blankRows?: Record<string, number>
  seen?: string | undefined
  /** It is shown again with what was typed. */
  hasTyped: boolean
  /** The deadline has passed: the page says what is still taken. */
  isLate: boolean
  /** Why it was not taken, though its answers are good. */
  unsent?: WhyUnsent
}

export function replyFormPage(
  form: Form,
  filled: Filled,
  meant: Meant,
  reader: Reader,
): ReplyFormPage {
  const { t, language } = reader
  const { typed, problems = [], blankRows, unsent } = filled
  const page = formPage(withPerson(form), typed, problems, t, blankRows)
  const personSections = page.sections.slice(0, person.sections.length)
  const ownSections = page.sections.slice(person.sections.length)
  const isWrong = problems.length > 0 || unsent !== undefined
  const { reference } = meant
  return {
    action: `/${language}/${form.path}${reference && `?for=${reference}`}`,
    reference,
    documentTitle: documentTitle(t(`${form.path}:short`), isWrong, t),
    title: t(`${form.path}:title`),
    lead: t(`${form.path}:lead`),
    deadline: deadlineIn(form, filled, meant, reader),
    afterSending: filled.isLate ? t('site:form.opinion_late') : t('site:form.opinion'),
    contents: [...(meant.participant ? [] : personSections), ...ownSections],
    known: knownInWords(meant, filled, reader),
    personSections,
    ownSections,
    problems: page.problems,
    unsent: unsent && unsentIn(unsent, meant, typed, reader),
    another: `/${language}/${form.path}`,
    seen: filled.seen ?? seenBy(meant),
    submit: t(`${form.path}:${isThere(meant.reply) ? 'submit_change' : 'submit'}`),
    hasTyped: filled.hasTyped,
    selfWhen: whenText(person.means.isForSelf),
  }
}

function deadlineIn(
  form: Form,
  { isLate }: Filled,
  { reply }: Meant,
  { t, dates }: Reader,
): string {
  const deadline = dates.moment(form.closesAt)
  if (!isLate) return t('site:form.deadline', { deadline })
  const taken = takenLate(form, reply)
  return taken === 'nothing'
    ? t('site:closed', { deadline })
    : t(`site:form.late.${taken}`, { deadline })
}

const seenBy = ({ participant, reply }: Meant): string =>
  participant ? seenOf(participant, reply) : ''

function knownInWords(
  { participant }: Meant,
  { problems = [], unsent }: Filled,
  { t }: Reader,
): ReplyFormPage['known'] {
  if (!participant) return undefined
  const { person: details, reference } = participant
  return {
    text: t('site:form.participant', {
      name: fullName(details),
      reference,
      email: emailOf(details),
    }),
    isOpen: unsent === 'other_name' || problems.some(problem => personNames.has(problem.field)),
  }
}

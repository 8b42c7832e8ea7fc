import { officialRegistration } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { documentTitle } from '../document-title.ts'
import { isRegistered } from '../facts/answers.ts'
import { isOpen } from '../facts/closing.ts'
import { fullName } from '../facts/person.ts'
import { type AnswerOnPage, answersOnPage } from '../forms/answers-on-page.ts'
import type { ProblemView } from '../forms/page.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { deadlineInWords, deadlines } from '../replies/deadlines.ts'
import { hintsFor } from '../replies/hints.ts'
import type { Services } from '../services.ts'
import { type Kept, keptOf } from './kept.ts'
import { isComing } from './next-steps.ts'
import { type FormForAnother, formsForAnother } from './participants-page.ts'
import { type ReplySection, replySection } from './reply-section.ts'
import { problemWith, type TypedMessage, withdrawalForm, withdrawalId } from './withdrawal-form.ts'

const { forms, person } = edition

/** Everything that was answered, and what can still be done with it. */
export type PersonalPage = {
  reference: string
  participant: string
  /** An answer to an offer came from a page that was out of date. */
  isStale: boolean
  /** What is wrong with what was typed here. */
  problems: ProblemView[]
  documentTitle: string
  /** The form that links to other languages send, where something was typed. */
  switchForm: string | undefined
  deadlines: string[]
  hints: string[]
  replies: ReplySection[]
  person: AnswerOnPage[]
  kept: Kept
  /** Where those who come register; empty where nobody does. */
  registration: string
  another: FormForAnother[]
}

/** An answer came from a page out of date; a message is shown again, and is perhaps too long. */
type InVain = { isStale?: boolean; typed?: TypedMessage }

export function personalPage(
  { clock, replies }: Services,
  participant: Participant,
  reader: Reader,
  { isStale = false, typed }: InVain = {},
): PersonalPage {
  const { reference } = participant
  const { t } = reader
  const problem = typed && problemWith(typed, t)
  const stored = replies.repliesOf(participant.id)
  const replyTo = (path: string) => stored.find(reply => reply.form === path)
  const now = clock.now()
  return {
    documentTitle: documentTitle(t('replies:title'), problem !== undefined, t),
    problems: problem ? [problem] : [],
    switchForm: typed && withdrawalId(typed.form),
    participant: t('replies:participant', { name: fullName(participant.person) }),
    reference,
    isStale,
    deadlines: deadlinesInWords(now, reader),
    hints: hintsFor(participant, stored, replies).map(key => t(key)),
    replies: forms.map(form => ({
      ...replySection(form, reference, replyTo(form.path), now, reader),
      ...(typed?.form === form && {
        withdrawal: withdrawalForm(form, reference, now, reader, typed),
      }),
    })),
    person: answersOnPage(person, participant.person, reader),
    kept: keptOf(stored, reference, reader),
    registration:
      stored.some(isComing) && !stored.some(isRegistered)
        ? t('replies:registration', { site: officialRegistration.text })
        : '',
    another: formsForAnother(now, reader),
  }
}

/** Each says which forms it holds for, where there is more than one. */
const deadlinesInWords = (now: Temporal.Instant, { t }: Reader): string[] =>
  deadlines.map(deadline => {
    const words = isOpen(deadline, now) ? 'replies:open_until' : 'replies:closed_since'
    const sentence = t(words, { deadline: deadlineInWords(deadline, t) })
    const names = deadline.forms.map(({ path }) => t(`${path}:short`)).join(', ')
    return deadlines.length > 1 ? `${names}: ${sentence}` : sentence
  })

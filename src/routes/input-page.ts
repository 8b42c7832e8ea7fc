import { edition } from '#edition/index.ts'
import { declines } from '../facts/answers.ts'
import { fullName, officeAnswers } from '../facts/person.ts'
import { displayAnswers } from '../forms/display.ts'
import type { Answers } from '../forms/fields.ts'
import type { Step } from '../forms/form.ts'
import { whenText } from '../forms/groups.ts'
import { formPage, type SectionView } from '../forms/page.ts'
import { withPresets } from '../forms/presets.ts'
import { inSteps } from '../forms/steps.ts'
import type { Opened } from '../participants/access.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { deadlineInWords } from '../replies/deadlines.ts'
import { knownAnswers } from '../replies/known-answers.ts'
import { takenLate } from '../replies/late.ts'
import type { FilledForm } from './filled-form.ts'
import { type ShownForm, type StepFrame, stepFrame, stepPath } from './step-frame.ts'

/** A step of a form that asks; several of them where something is wrong in several. */
export type InputPage = StepFrame & {
  lead: string
  /** Until when it is taken, that nothing is sent yet, what a change means. */
  hints: string[]
  /** About whom it is, where that is known, and the ways to change it. */
  about: { text: string; change: string; another: string } | undefined
  /** It is for somebody new, though this browser may open others. */
  isForAnother: boolean
  /** That nobody comes, while it is asked who that is, and the way to change it. */
  refusal: { text: string; change: string } | undefined
  sections: SectionView[]
  next: string
  /** On which answer whoever fills in is the participant: for the script. */
  selfWhen: string
}

const { person } = edition

type InBrowser = { participants: readonly Participant[]; browser: Pick<Opened, 'sent'> }

/** `inBrowser`: whom it may open, and which of them it has sent itself. */
export function inputPage(page: ShownForm, inBrowser: InBrowser, reader: Reader): InputPage {
  const { filled, shown, problems, addTo } = page
  const { t } = reader
  const [now = 'answer'] = shown
  const next = nextStep(page)
  const view = formPage(
    inSteps(filled.whole, shown),
    {
      typed: typedIn(filled, inBrowser, reader),
      problems,
      blankRows: addTo ? { [addTo]: 2 } : {},
      isShort: true,
    },
    t,
  )
  return {
    ...stepFrame(page, { now, action: stepPath(filled, next), problems: view.problems }, reader),
    lead: now === 'answer' ? t(`${filled.form.path}:lead`) : '',
    hints: hintsOn(now, page, reader),
    about: now === 'answer' ? aboutInWords(page, reader) : undefined,
    isForAnother: now === 'answer' && !filled.meant.reference && inBrowser.participants.length > 0,
    refusal: now === 'participant' ? refusalInWords(filled, reader) : undefined,
    sections: view.sections,
    next: t(`site:steps.next.${next}`),
    selfWhen: whenText(person.means.isForSelf),
  }
}

/** Who is known, or has been asked before, is not asked again. */
function nextStep({ filled, shown }: ShownForm): Step {
  const isKnown = filled.meant.participant !== undefined || filled.saysWho
  return isKnown || shown.includes('participant') ? 'check' : 'participant'
}

/** What was answered, before it what an office types alike for everybody, and what most answer. */
function typedIn(
  { form, whole, meant, typed, saysWho }: ShownForm['filled'],
  inBrowser: InBrowser,
  { language }: Reader,
): Answers {
  const { answersTo, standIn } = knownAnswers(form, meant.participant, meant.replies)
  const office = meant.participant || saysWho ? {} : officeOf(inBrowser)
  return withPresets(whole, { ...office, ...standIn, ...typed }, { language, answersTo })
}

/** Of the latest that this browser has sent: a link that a stranger has planted comes after it. */
function officeOf({ participants, browser }: InBrowser): Answers {
  const [latest] = participants.toSorted(
    (a, b) =>
      Number(browser.sent.includes(b.id)) - Number(browser.sent.includes(a.id)) ||
      b.changedAt.localeCompare(a.changedAt),
  )
  return latest ? officeAnswers(latest.person) : {}
}

function hintsOn(now: Step, page: ShownForm, reader: Reader): string[] {
  const { t } = reader
  if (now === 'answer') return [deadlineIn(page, reader), t('site:steps.nothing_sent')]
  return [
    ...(page.isLate ? [deadlineIn(page, reader)] : []),
    ...(page.filled.meant.participant ? [t('event:change_person_hint')] : []),
  ]
}

function deadlineIn({ filled, isLate }: ShownForm, { t }: Reader): string {
  const { form, meant } = filled
  const deadline = deadlineInWords(form, t)
  if (!isLate) return t('site:form.deadline', { deadline })
  const taken = takenLate(form, meant.reply)
  return taken === 'nothing'
    ? t('site:closed', { deadline })
    : t(`site:form.late.${taken}`, { deadline })
}

function aboutInWords({ filled }: ShownForm, { t, language }: Reader): InputPage['about'] {
  const { participant } = filled.meant
  if (!participant) return undefined
  return {
    text: t('site:form.participant', {
      name: fullName(participant.person),
      reference: participant.reference,
    }),
    change: `/${language}/${stepPath(filled, 'participant')}`,
    another: `/${language}/${filled.form.path}`,
  }
}

function refusalInWords(filled: FilledForm, { t, language }: Reader): InputPage['refusal'] {
  const { form, typed } = filled
  if (!declines({ form: form.path, answers: typed })) return undefined
  const said = displayAnswers(form, typed, t).filter(
    ({ field }) => field.name in (form.means.declines ?? {}),
  )
  return {
    text: said.flatMap(({ lines }) => lines).join(', '),
    change: `/${language}/${stepPath(filled, 'answer')}`,
  }
}

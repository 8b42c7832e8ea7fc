import { type EveryLanguage, everyLanguage, type InEvery } from '../every-language.ts'
import { declines } from '../facts/answers.ts'
import { fullName, hasPhoneWithoutCode } from '../facts/person.ts'
import { type AnswerOnPage, answersOnPage } from '../forms/answers-on-page.ts'
import type { Answers } from '../forms/fields.ts'
import type { Form, Questions, Step } from '../forms/form.ts'
import { formPage, type SectionView } from '../forms/page.ts'
import { inSteps } from '../forms/steps.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { hintsFor } from '../replies/hints.ts'
import { isInForce } from '../replies/statuses.ts'
import type { Services } from '../services.ts'
import type { FilledForm } from './filled-form.ts'
import { forWhom } from './for-whom.ts'
import { wordsFor } from './reply-section.ts'
import { answersInEvery, type SheetPart } from './sheet-page.ts'
import { signLines } from './sign.ts'
import { type ShownForm, type StepFrame, stepFrame, stepPath } from './step-frame.ts'

/** The whole form before it is sent: for the head to see, on the screen or on paper. */
export type CheckPage = StepFrame & {
  lead: string
  /** The answers, then the person; each with the way to change it. */
  parts: { title: string; summary: string; answers: AnswerOnPage[] }[]
  /** The same for paper, in every language. */
  sheetTitle: InEvery
  sheet: SheetPart[]
  sign: InEvery[]
  /** What does not fit together with other replies; nothing is refused because of it. */
  hints: string[]
  /** What can only be confirmed now. */
  sections: SectionView[]
  submit: string
}

type Part = { step: Step; title: string }

export function checkPage(services: Services, page: ShownForm, reader: Reader): CheckPage {
  const { filled, problems } = page
  const { form, whole, meant, typed, notAskedAgain, answers } = filled
  const { t } = reader
  const every = everyLanguage(reader.language)
  const view = formPage(askedAtLast(whole, notAskedAgain), { typed, problems, isShort: true }, t)
  const parts: Part[] = [
    { step: 'answer', title: wordsFor(form, { form: form.path, answers }, 'title') },
    { step: 'participant', title: 'replies:person' },
  ]
  const action = `${form.path}${forWhom(meant.reference)}`
  return {
    ...stepFrame(page, { now: 'check', action, problems: view.problems }, reader),
    lead: t('site:steps.lead'),
    parts: parts.map(({ step, title }) => ({
      title: t(title),
      summary: step === 'participant' ? participantInWords(filled, t) : '',
      answers: changeable(step, filled, reader),
    })),
    sheetTitle: every.words('site:paper.not_sent'),
    sheet: parts.map(({ step, title }) => ({
      title: every.words(title),
      said: step === 'answer' ? aboutWhom(answers, every) : [],
      answers: answersInEvery(inSteps(whole, [step]), answers, reader.language),
    })),
    sign: signLines(every),
    hints: [
      ...hintsFor(meant.participant, meant.replies, services.replies, { form, answers }),
      ...(hasPhoneWithoutCode(answers) ? ['site:steps.phone'] : []),
    ].map(key => t(key)),
    sections: view.sections,
    submit: t(`${form.path}:${submitWords(filled)}`),
  }
}

/** At the head of the sheet, so that whoever is shown it sees first for whom it is. */
function aboutWhom(answers: Answers, { inEvery }: EveryLanguage): InEvery[] {
  const name = fullName(answers)
  return name ? [inEvery(t => t('replies:participant', { name }))] : []
}

/** What was confirmed before is not asked again. */
const askedAtLast = (whole: Form, notAskedAgain: Answers): Questions => ({
  ...whole,
  sections: inSteps(whole, ['check'])
    .sections.map(section => ({
      ...section,
      fields: section.fields.filter(({ name }) => !(name in notAskedAgain)),
    }))
    .filter(({ fields }) => fields.length > 0),
})

/** Who was known before is looked at by those who want to. */
function participantInWords({ meant: { participant }, saysWho }: FilledForm, t: Translate): string {
  if (!participant || saysWho) return ''
  const { person, reference } = participant
  return t('site:form.participant', { name: fullName(person), reference })
}

const changeable = (step: Step, filled: FilledForm, reader: Reader): AnswerOnPage[] =>
  answersOnPage(inSteps(filled.whole, [step]), filled.answers, reader).map(answer => ({
    ...answer,
    changeUrl: `/${reader.language}/${stepPath(filled, step)}#${answer.name}`,
  }))

function submitWords({ form, meant, answers }: FilledForm): string {
  if (isInForce(meant.reply)) return 'submit_change'
  return declines({ form: form.path, answers }) ? 'submit_refusal' : 'submit'
}

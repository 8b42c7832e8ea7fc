import { documentTitle } from '../document-title.ts'
import { type FieldProblem, type Step, steps } from '../forms/form.ts'
import type { ProblemView } from '../forms/page.ts'
import { type HiddenInput, inputsOf } from '../forms/read-answers.ts'
import { inSteps } from '../forms/steps.ts'
import type { Reader } from '../reader.ts'
import { seenOf } from '../replies/submission.ts'
import { type FilledForm, typedAnew } from './filled-form.ts'
import { forWhom } from './for-whom.ts'
import { wordsFor } from './reply-section.ts'
import { type Unsent, unsentIn, type WhyUnsent } from './unsent.ts'

/** What the pages of all steps have around their own. */
export type StepFrame = {
  documentTitle: string
  /** The form; empty where the title says it. */
  kicker: string
  title: string
  steps: { text: string; isNow: boolean }[]
  action: string
  /** Shows the same step once more, with all that was typed; nothing is sent. */
  here: string
  /** The same in another language. */
  inLanguage(other: string): string
  /** What was answered in other steps, and what the page says besides answers. */
  carried: HiddenInput[]
  problems: ProblemView[]
  /** Why the form was not taken, though its answers are good. */
  unsent: Unsent | undefined
  /** Where all that is there is kept as a draft, and what that means; undefined: none is kept. */
  draft: { action: string; hint: string } | undefined
  /** It holds what was typed before, so that leaving it loses something. */
  hasTyped: boolean
}

/** Which steps a page shows, and what it says of what is in them. */
export type ShownSteps = {
  shown: readonly Step[]
  problems?: readonly FieldProblem[]
  /** Why the form was not taken, though its answers are good. */
  unsent?: WhyUnsent | undefined
  /** The field of rows that gets one more. */
  addTo?: string
}

/** A page of a form, as its route describes it. */
export type ShownForm = ShownSteps & {
  filled: FilledForm
  /** It is shown again with what was typed. */
  hasTyped: boolean
  /** The deadline has passed: the page says what is still taken. */
  isLate: boolean
  /** The last day of a draft that is saved now; undefined: none is kept so late. */
  draftUntil: Temporal.PlainDate | undefined
}

/** `now`: the step that the page is; `action`: the address without its language. */
export function stepFrame(
  page: ShownForm,
  { now, action, problems }: { now: Step; action: string; problems: ProblemView[] },
  reader: Reader,
): StepFrame {
  const { filled, unsent, hasTyped } = page
  const { t, language } = reader
  const { form, meant } = filled
  const answered = { form: form.path, answers: filled.typed }
  const number = steps.indexOf(now) + 1
  const title = t('site:steps.document_title', { number, form: t(`${form.path}:short`) })
  return {
    documentTitle: documentTitle(title, problems.length > 0 || unsent !== undefined, t),
    kicker: now === 'answer' ? '' : t(wordsFor(form, answered, 'title')),
    title: now === 'answer' ? t(`${form.path}:title`) : t(`site:steps.title.${now}`),
    steps: steps.map(step => ({ text: t(`site:steps.${step}`), isNow: step === now })),
    action: `/${language}/${action}`,
    here: `/${language}/${stepPath(filled, now)}`,
    inLanguage: other => `/${other}/${stepPath(filled, now)}`,
    carried: [...carriedAnswers(page), ...carriedOn(page)],
    problems,
    unsent: unsent && unsentIn(unsent, meant, filled.typed, reader),
    draft: draftIn(page, reader),
    hasTyped,
  }
}

const draftIn = (
  { filled, draftUntil }: ShownForm,
  { t, language, dates }: Reader,
): StepFrame['draft'] =>
  draftUntil && {
    action: `/${language}/${filled.form.path}/draft${forWhom(filled.meant.reference)}`,
    hint: t('site:drafts.hint', { date: dates.date(draftUntil) }),
  }

/** Where a step is shown, without the language. */
export const stepPath = ({ form, meant }: FilledForm, step: Step): string =>
  `${form.path}/${step}${forWhom(meant.reference)}`

/** Who is known need not say again who it is; what follows from answers follows anew. */
function carriedAnswers({ filled, shown }: ShownForm) {
  const { whole, derived } = filled
  const isChecked = shown.includes('check')
  const elsewhere = steps.filter(step => !shown.includes(step))
  const answers = { ...typedAnew(filled), ...(isChecked && derived) }
  return inputsOf(inSteps(whole, elsewhere), answers)
}

function carriedOn({ filled, shown, problems = [] }: ShownForm) {
  const { meant, seen = seenBy(filled), draft, derived } = filled
  const said = [
    ['for', meant.reference],
    ['seen', seen],
    ['draft', draft],
    ['checked', problems.length > 0 ? (shown[0] ?? '') : ''],
    ...(shown.includes('check') ? Object.keys(derived).map(name => ['derived', name]) : []),
  ]
  return said.flatMap(([name = '', value = '']) => (value ? [{ name, value }] : []))
}

const seenBy = ({ meant: { participant, reply } }: FilledForm): string =>
  participant ? seenOf(participant, reply) : ''

import type { NextFunction, Request, Response } from 'express'
import { edition } from '#edition/index.ts'
import { draftUntil } from '../drafts/draft.ts'
import { isOpen } from '../facts/closing.ts'
import { type FieldProblem, type Form, type Step, steps } from '../forms/form.ts'
import { problemsIn } from '../forms/steps.ts'
import { isStillTaken } from '../replies/late.ts'
import type { Services } from '../services.ts'
import { tooLate } from '../web/refusal.ts'
import { checkPage } from './check-page.ts'
import { type FilledForm, filledForm, formInSteps } from './filled-form.ts'
import { inputPage } from './input-page.ts'
import { isEnded, nobody, storedOf } from './meant.ts'
import type { ShownSteps } from './step-frame.ts'

/** Shows a step with all that was answered so far, or the step before it that is not done. Nothing is stored. */
export function showStep(
  services: Services,
  form: Form,
  step: Step,
  req: Request,
  res: Response,
  next: NextFunction,
) {
  const filled = formInSteps(services, form, req, res)
  if (isEnded(filled.meant)) return showEnded(services, form, req, res)
  if (!isTaken(services, filled)) return next(tooLate(form))
  const { checked, change, add_row: addTo } = req.body
  const before = change ? [] : stepsBefore(step)
  const showing = undone(filled, before) ?? {
    shown: [step],
    // A page that says what is wrong is asked for in another language: it says so there too.
    problems: checked === step ? problemsIn(filled.whole, step, filled.problems) : [],
    addTo: String(addTo ?? ''),
  }
  showSteps(services, res, filled, showing)
}

const stepsBefore = (step: Step): readonly Step[] => steps.slice(0, steps.indexOf(step))

/** The steps that have to be done first: what is wrong there is said, unless it was never asked. */
function undone(filled: FilledForm, before: readonly Step[]): ShownSteps | undefined {
  const wrong = stepsWithProblems(filled, before)
  const wasAsked = ({ step }: { step: Step }) => step === 'answer' || filled.saysWho
  const asked = wrong.filter(wasAsked)
  if (asked.length > 0) return withProblems(asked)
  return wrong.length > 0 ? { shown: wrong.map(({ step }) => step) } : undefined
}

/** What keeps a whole form from being taken, whatever its page had asked. */
export function whatIsWrong(filled: FilledForm): ShownSteps | undefined {
  if (filled.problems.length === 0) return undefined
  const wrong = stepsWithProblems(filled, stepsBefore('check'))
  return wrong.length > 0 ? withProblems(wrong) : { shown: ['check'], problems: filled.problems }
}

const withProblems = (wrong: readonly StepProblems[]): ShownSteps => ({
  shown: wrong.map(({ step }) => step),
  problems: wrong.flatMap(({ problems }) => problems),
})

/** What its page says of the deadline, and of a draft that is saved now. */
export const timesOf = (form: Form, now: Temporal.Instant) => ({
  isLate: !isOpen(form, now),
  draftUntil: draftUntil(form, now),
})

/** The step that has to be done next; undefined: the look at the whole. */
export const stepToDo = (filled: FilledForm): Step | undefined =>
  stepsWithProblems(filled, stepsBefore('check'))[0]?.step

type StepProblems = { step: Step; problems: FieldProblem[] }

const stepsWithProblems = (
  { whole, problems }: FilledForm,
  asked: readonly Step[],
): StepProblems[] =>
  asked
    .map(step => ({ step, problems: problemsIn(whole, step, problems) }))
    .filter(({ problems }) => problems.length > 0)

/** All is kept; sent from this page it is somebody new's. */
export function showEnded(services: Services, form: Form, req: Request, res: Response): void {
  const filled = filledForm(form, nobody, { ...req.body, seen: undefined })
  const { shown } = undone(filled, stepsBefore('check')) ?? { shown: ['check'] as const }
  showSteps(services, res.status(409), filled, { shown, unsent: 'link_ended' })
}

/** The form is open still, or says what is taken after its deadline too. */
export function isTaken({ clock }: Services, { form, meant, ...filled }: FilledForm): boolean {
  const answers = edition.personAndAnswers(filled.answers)
  return isStillTaken({ form, ...answers }, storedOf(meant), clock.now())
}

/** 422 where it says what is wrong. */
export function showSteps(
  services: Services,
  res: Response,
  filled: FilledForm,
  showing: ShownSteps,
): void {
  if (showing.problems?.length) res.status(422)
  const hasTyped = res.req.method === 'POST'
  const page = { filled, ...showing, hasTyped, ...timesOf(filled.form, services.clock.now()) }
  if (showing.shown.includes('check'))
    res.render('check/page', checkPage(services, page, res.locals))
  else res.render('form/page', inputPage(page, res.locals, res.locals))
}

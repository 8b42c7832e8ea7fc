import type { Request, Response } from 'express'
import { privacyVersion } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { Draft } from '../drafts/draft.ts'
import { readChosen } from '../forms/chosen.ts'
import type { Answers } from '../forms/fields.ts'
import { choosing, type Form } from '../forms/form.ts'
import { withDerived } from '../forms/presets.ts'
import { type Body, inputsOf, type ReadAnswers, readAnswers } from '../forms/read-answers.ts'
import type { Services } from '../services.ts'
import { type Meant, meantBy, meantWith } from './meant.ts'

const { personNames, withPerson } = edition

/** A form on its way through the steps: for whom it is, and all that was answered so far. */
export type FilledForm = ReadAnswers & {
  form: Form
  /** With the questions about the person. */
  whole: Form
  meant: Meant
  /** What its page showed of what is stored, when it was begun; undefined: it showed nothing. */
  seen: string | undefined
  /** The token of the draft that it comes from, or was saved as; empty: none. */
  draft: string
  /** It says about whom it is; else that is stored already, or still to be asked. */
  saysWho: boolean
  /** Answers that are stored, so that no step asks for them. */
  notAskedAgain: Answers
  /** What the steps have filled in from other answers. */
  derived: Answers
}

/** As a visitor finds it: with what is stored, and what the address chooses. */
export function beginForm(form: Form, meant: Meant, query: Body): FilledForm {
  const notAskedAgain = storedAnswers(form, meant, false)
  const chosen = readChosen(form, query)
  const typed = { ...notAskedAgain, ...meant.reply?.answers, ...chosen }
  const answered = { typed, answers: typed, problems: [], derived: {} }
  return {
    ...answered,
    form,
    whole: withPerson(form),
    meant,
    seen: undefined,
    draft: '',
    saysWho: false,
    notAskedAgain,
  }
}

/** As it comes in to be stored. Unlike a step, it fills in no answer from others. */
export const sentForm = (services: Services, form: Form, req: Request, res: Response): FilledForm =>
  filledForm(form, meantBy(services, form, req, res), req.body ?? {})

/** `meant`: for whom it is taken, whatever its page says. */
export function filledForm(form: Form, meant: Meant, body: Body): FilledForm {
  const whole = withPerson(form)
  const saysWho = [...personNames].some(name => body[name] !== undefined)
  // What somebody has confirmed, nobody else has.
  const isAnother = body.other_name === 'another'
  const notAskedAgain = isAnother ? {} : storedAnswers(form, meant, saysWho)
  const read = readAnswers(whole, { ...notAskedAgain, ...body })
  const seen = textIn(body, 'seen')
  const draft = textIn(body, 'draft') ?? ''
  return { ...read, form, whole, meant, seen, draft, saysWho, notAskedAgain, derived: {} }
}

/** As it comes in to one of its steps. */
export function formInSteps(
  services: Services,
  form: Form,
  req: Request,
  res: Response,
): FilledForm {
  return formAtStep(form, meantBy(services, form, req, res), req.body ?? {})
}

/** As a draft has kept it. */
export function formInDraft(
  services: Services,
  form: Form,
  draft: Draft & { token: string },
  res: Response,
): FilledForm {
  const { token, typed, seen, reference } = draft
  const names = Map.groupBy(inputsOf(withPerson(form), typed), ({ name }) => name)
  const inputs = [...names].map(([name, same]) => [name, same.map(({ value }) => value)])
  const body = { ...Object.fromEntries(inputs), ...(seen && { seen }), draft: token }
  return formAtStep(form, meantWith(services, form, reference, res), body)
}

function formAtStep(form: Form, meant: Meant, body: Body): FilledForm {
  const filled = filledForm(form, meant, withoutDerived(body))
  const answers = withDerived(filled.whole, filled.answers)
  const added = Object.entries(answers).filter(([name]) => !(name in filled.answers))
  const derived = Object.fromEntries(added)
  const problems = filled.problems.filter(({ field }) => !(field in derived))
  return { ...filled, answers, derived, problems }
}

/** Who the participant is, and that they have read the privacy notice, which is asked once. */
function storedAnswers(form: Form, { participant, replies }: Meant, saysWho: boolean): Answers {
  if (!participant) return {}
  const hasRead = replies.some(reply => reply.privacyVersion === privacyVersion)
  return { ...(!saysWho && participant.person), ...(hasRead && choosing(form.means.hasReadNotice)) }
}

/** What was typed, without what is stored. */
export const typedAnew = ({ typed, notAskedAgain }: FilledForm): Answers =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !(name in notAskedAgain)))

/** Without what a step has filled in (`derived` names it): that is done anew, as answers may have changed. */
function withoutDerived(body: Body): Body {
  const derived = [body.derived].flat()
  return Object.fromEntries(Object.entries(body).filter(([name]) => !derived.includes(name)))
}

const textIn = (body: Body, name: string): string | undefined => {
  const text = body[name]
  return typeof text === 'string' ? text : undefined
}

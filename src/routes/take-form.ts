import type { NextFunction, Request, Response } from 'express'
import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import type { Received } from '../replies/received.ts'
import { otherNames, type Submission } from '../replies/submission.ts'
import type { Services } from '../services.ts'
import { forgetDraft } from '../web/draft-cookie.ts'
import { tooLate } from '../web/refusal.ts'
import { type FilledForm, sentForm } from './filled-form.ts'
import { isTaken, showEnded, showSteps, whatIsWrong } from './form-steps.ts'
import { isEnded, type Meant, meantAs } from './meant.ts'
import { letIn, showReceipt } from './receipt.ts'
import type { WhyUnsent } from './unsent.ts'

/** A whole form is stored at once, whatever pages it has come from. */
export function takeForm(
  services: Services,
  form: Form,
  req: Request,
  res: Response,
  next: NextFunction,
) {
  const filled = sentForm(services, form, req, res)
  if (!isTaken(services, filled)) return next(tooLate(form))
  const wrong = whatIsWrong(filled)
  if (isEnded(filled.meant) && (!wrong || !filled.saysWho))
    return showEnded(services, form, req, res)
  if (wrong) return showSteps(services, res, filled, { ...wrong, unsent: stillAsked(req, filled) })
  return send(services, req, res, next, filled)
}

/** Whoever sends for another confirms for them; the question which of the two it is stays. */
const stillAsked = ({ body }: Request, { meant }: FilledForm): WhyUnsent | undefined =>
  meant.participant && body.other_name === 'another' ? 'other_name' : undefined

async function send(
  services: Services,
  req: Request,
  res: Response,
  next: NextFunction,
  filled: FilledForm,
) {
  const { form, draft } = filled
  const submission = submissionOf(filled, req, res)
  const outcome = await services.commits.together(() => {
    const received = services.receiver.submit(submission)
    return 'reply' in received ? { ...received, ...letIn(services, received, res) } : received
  })
  if (outcome.result === 'closed') return next(tooLate(form))
  if ('reply' in outcome) {
    forgetDraft(req, res, services.config, draft)
    return showReceipt(services, form, outcome, res)
  }
  const asked = askedAgain(services, filled, outcome)
  showSteps(services, res.status(409), asked.filled, { shown: ['check'], unsent: asked.unsent })
}

const submissionOf = (
  { form, meant, seen, draft, answers }: FilledForm,
  { body }: Request,
  { locals: { language, browser } }: Response,
): Submission => ({
  form,
  participant: meant.participant,
  tokens: browser.tokens,
  otherName: otherNames.find(name => name === body.other_name),
  language,
  seen,
  draft,
  ...edition.personAndAnswers(answers),
})

type NotTaken = Exclude<Received, { result: 'closed' | 'saved' | 'repeated' }>

/** The page that asks knows what is stored now: from it a second press goes through. */
function askedAgain(
  services: Services,
  filled: FilledForm,
  { result, participant }: NotTaken,
): { filled: FilledForm; unsent: WhyUnsent } {
  if (result === 'other_name') return { filled, unsent: result }
  const meant: Meant = participant ? meantAs(services, filled.form, participant) : filled.meant
  const isOfPage = participant?.id === filled.meant.participant?.id
  return {
    filled: { ...filled, meant, seen: undefined },
    unsent: isOfPage ? result : 'replied_before',
  }
}

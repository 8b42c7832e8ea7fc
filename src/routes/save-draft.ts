import type { NextFunction, Request, Response } from 'express'
import { draftUntil, isTooMuch } from '../drafts/draft.ts'
import type { Answers } from '../forms/fields.ts'
import { type Form, fieldsOf } from '../forms/form.ts'
import { inSteps } from '../forms/steps.ts'
import type { Services } from '../services.ts'
import { keepDraft } from '../web/draft-cookie.ts'
import { ownAddresses } from '../web/participants.ts'
import { refusal, tooLate } from '../web/refusal.ts'
import { formInSteps, typedAnew } from './filled-form.ts'

/** Keeps what was typed so far, whatever it is, and leads to where it can be gone on with. */
export async function saveDraft(
  services: Services,
  form: Form,
  req: Request,
  res: Response,
  next: NextFunction,
) {
  const { drafts, commits, clock, config } = services
  if (!draftUntil(form, clock.now())) return next(tooLate(form))
  const filled = formInSteps(services, form, req, res)
  const { language } = res.locals
  const content = {
    form: form.path,
    typed: withoutConfirmed(filled.whole, typedAnew(filled)),
    reference: filled.meant.reference,
    seen: filled.seen ?? '',
  }
  if (isTooMuch(content)) return next(refusal(413))
  const by = { language, ownAddresses: ownAddresses(res) }
  const token = await commits.together(() => drafts.save(content, filled.draft, by))
  keepDraft(req, res, config, token)
  res.redirect(303, `/${language}/drafts/${token}`)
}

/** Whoever sends it confirms that themselves. */
function withoutConfirmed(form: Form, typed: Answers): Answers {
  const confirmed = fieldsOf(inSteps(form, ['check'])).map(({ name }) => name)
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !confirmed.includes(name)))
}

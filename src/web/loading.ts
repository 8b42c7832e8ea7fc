import type { RequestParamHandler, Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import type { Participant } from '../participants/participants.ts'
import { parseReference } from '../participants/reference.ts'
import type { Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { refusal } from './refusal.ts'

/** What an address names, loaded before its route: `subject` by `:reference`, `form` by `:form`. */
declare global {
  namespace Express {
    interface Locals {
      /**
       * The participant whom the address names; the page is about this one, whoever looks at it.
       */
      subject?: Participant
      /** The form that the address names. */
      form?: Form
    }
  }
}

/**
 * Lets routes of this router name a participant and a form; what is not there gets the page for
 * 404.
 */
export function loadNamed(router: Router, services: Services): Router {
  router.param('reference', loadSubject(services))
  return loadForms(router)
}

/** Lets routes of this router name a form alone. */
export const loadForms = (router: Router): Router => router.param('form', loadForm)

const loadSubject =
  (services: Services): RequestParamHandler =>
  (_req, res, next, text: string) => {
    const participant = participantNamed(services, text)
    res.locals.subject = participant
    next(participant ? undefined : refusal(404))
  }

const loadForm: RequestParamHandler = (_req, res, next, path: string) => {
  const form = edition.findForm(path)
  res.locals.form = form
  next(form ? undefined : refusal(404))
}

/** By the reference that was meant, however it was typed. */
export function participantNamed({ replies }: Services, text: string): Participant | undefined {
  const reference = parseReference(text)
  return reference ? replies.participantByReference(reference) : undefined
}

/** The participant whom the address names. */
export const subjectOf = (res: Response): Participant => loaded(res.locals.subject)

/** The form that the address names. */
export const formOf = (res: Response): Form => loaded(res.locals.form)

/** The reply of that participant to that form; none: the page for 404. */
export function replyOf({ replies }: Services, res: Response): Reply {
  const reply = replies.reply(subjectOf(res).id, formOf(res).path)
  if (!reply) throw refusal(404)
  return reply
}

export function loaded<T>(named: T | undefined): T {
  if (named === undefined) throw new Error('This route names nothing that its router has loaded')
  return named
}

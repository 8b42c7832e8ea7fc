import type { Request, Response } from 'express'
import type { Form } from '../forms/form.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { namedReference } from '../web/participants.ts'

/**
 * For whom the form is, and all that they have replied; `reference` alone: this browser may not open
 * them.
 */
export type Meant = {
  reference: string
  participant: Participant | undefined
  /** To the form. */
  reply: Reply | undefined
  replies: readonly Reply[]
}

export const storedOf = ({ participant, reply }: Meant) => ({ known: participant, before: reply })

export const nobody: Meant = {
  reference: '',
  participant: undefined,
  reply: undefined,
  replies: [],
}

/** Its page was somebody's whom this browser may open no more. */
export const isEnded = ({ reference, participant }: Meant): boolean =>
  reference !== '' && participant === undefined

export const meantBy = (services: Services, form: Form, req: Request, res: Response): Meant =>
  meantWith(services, form, namedReference(req), res)

/** `reference`: of whoever it is for, where this browser may open them. */
export function meantWith(
  services: Services,
  form: Form,
  reference: string,
  { locals }: Response,
): Meant {
  const participant = locals.participants.find(one => one.reference === reference)
  return participant ? meantAs(services, form, participant) : { ...nobody, reference }
}

export function meantAs(services: Services, form: Form, participant: Participant): Meant {
  const replies = services.replies.repliesOf(participant.id)
  const reply = replies.find(one => one.form === form.path)
  return { reference: participant.reference, participant, reply, replies }
}

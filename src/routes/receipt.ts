import type { Response } from 'express'
import type { Form } from '../forms/form.ts'
import { mailLinksTo } from '../replies/mail-links.ts'
import type { Received } from '../replies/received.ts'
import type { Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { keepToken } from '../web/participants.ts'
import { forWhom } from './for-whom.ts'

/**
 * A second press or a retry within this time gets the personal page; later only the reference and a
 * mailed link.
 */
const retryMinutes = 60

type Taken = Extract<Received, { reply: Reply }>

/** What the sender's browser opens from now on; `newToken`: for its cookie, if it had none. */
type LetIn = { isSomebodyElses: boolean; newToken?: string | undefined }

/** Goes into the transaction that stores the reply. */
export function letIn(services: Services, taken: Taken, res: Response): LetIn {
  const { participant } = taken
  if (isSomebodyElses(services, taken, res)) {
    mailLinksTo(services, participant.email)
    return { isSomebodyElses: true }
  }
  const newToken = services.access.admit(res.locals.browser.tokens, participant.id)
  return { isSomebodyElses: false, newToken }
}

/** Leads to what says that the reply is there. */
export function showReceipt(
  { config, outbox }: Services,
  form: Form,
  taken: Taken & LetIn,
  res: Response,
) {
  const { language } = res.locals
  const { reference } = taken.participant
  if (taken.isSomebodyElses) {
    outbox.wake()
    return res.redirect(303, `/${language}/received/${reference}`)
  }
  if (taken.newToken) keepToken(res, config, taken.newToken)
  const said = taken.result === 'repeated' && taken.isUnchanged ? 'unchanged' : 'done'
  res.redirect(303, `/${language}/replies${forWhom(reference, { [said]: form.path })}`)
}

/**
 * Repeats what somebody sent: no way in to what its owner has opened by a letter, or sent long ago.
 */
function isSomebodyElses(
  { clock }: Services,
  { result, participant, reply }: Taken,
  { locals }: Response,
): boolean {
  const isOpen = locals.participants.some(({ id }) => id === participant.id)
  const minutes = clock.now().since(Temporal.Instant.from(reply.changedAt)).total('minutes')
  const isOwned = participant.emailProvenAt !== null || minutes > retryMinutes
  return result === 'repeated' && isOwned && !isOpen
}

import type { Response } from 'express'
import type { Form } from '../forms/form.ts'
import { mailLinksTo } from '../replies/mail-links.ts'
import type { Received } from '../replies/received.ts'
import type { Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { ifPossible } from '../web/if-possible.ts'
import { keepToken } from '../web/participants.ts'
import { forWhom } from './for-whom.ts'

/**
 * A second press or a retry within this time gets the personal page; later only the reference and a
 * mailed link.
 */
const retryMinutes = 60

type Taken = Extract<Received, { reply: Reply }>

/** Leads to what says that the reply is there, whatever else may fail. */
export function showReceipt(services: Services, form: Form, taken: Taken, res: Response) {
  const { language } = res.locals
  const { participant } = taken
  if (isSomebodyElses(services, taken, res)) {
    ifPossible(services, 'links mailed', () => mailLinksTo(services, participant.email))
    services.outbox.wake()
    return res.redirect(303, `/${language}/received/${participant.reference}`)
  }
  // Where the browser could not be noted, the page has no cookie to open by: the receipt is shown.
  ifPossible(services, 'browser admitted', () => admit(services, participant.id, res))
  const said = taken.result === 'repeated' && taken.isUnchanged ? 'unchanged' : 'done'
  res.redirect(303, `/${language}/replies${forWhom(participant.reference, { [said]: form.path })}`)
}

function admit({ access, config }: Services, participantId: number, res: Response): void {
  const token = access.admit(res.locals.browser.tokens, participantId)
  if (token) keepToken(res, config, token)
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

import type { Response } from 'express'
import type { Form } from '../forms/form.ts'
import type { Received } from '../replies/received.ts'
import type { Participant } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { rememberParticipant } from '../web/participant.ts'

/**
 * A second press or a retry within this time gets the personal page; later only the reference and a
 * mailed link.
 */
const retryMinutes = 60

type Taken = Extract<Received, { participant: Participant }>

/** Leads to what says that the reply is there. */
export function showReceipt(services: Services, form: Form, taken: Taken, res: Response) {
  const { config, links, letters, outbox } = services
  const { language, participant: known } = res.locals
  const { participant } = taken
  if (!known && isSomebodyElses(services, taken)) {
    letters.send('personal_link', participant)
    outbox.wake()
    return res.redirect(303, `/${language}/received/${participant.reference}`)
  }
  // A changed address revokes mailed links, so that a browser which came by one needs its own.
  if (known?.email !== participant.email)
    rememberParticipant(res, config, links.mint(participant.id))
  res.redirect(303, `/${language}/replies?done=${form.path}`)
}

/**
 * Repeats what somebody sent: no way in to what its owner has opened by a letter, or sent long ago.
 */
function isSomebodyElses({ clock }: Services, { result, participant, reply }: Taken): boolean {
  const minutes = clock.now().since(Temporal.Instant.from(reply.changedAt)).total('minutes')
  const isOwned = participant.emailProvenAt !== null || minutes > retryMinutes
  return result === 'repeated' && isOwned
}

import type { TextIn } from '../../../every-language.ts'
import { errorWords } from '../../../letters/error-words.ts'
import type { Letter } from '../../../letters/letter.ts'
import { recipientNow } from '../../../letters/letters.ts'
import { maySendAgain } from '../../../letters/send-again.ts'
import type { Participant } from '../../../participants/participants.ts'
import type { Reader } from '../../../reader.ts'
import { isInForce } from '../../../replies/statuses.ts'
import type { Services } from '../../../services.ts'
import { letterState } from '../letter-state.ts'
import { urlOf } from '../query.ts'
import { type Moment, momentOf } from './moment.ts'

/** A letter to the participant, in a row of the table of letters. */
export type LetterOnPage = {
  id: number
  href: string
  kind: string
  /** Empty: about none. */
  form: string
  recipient: string
  at: Moment
  state: string
  /** Undefined: nothing went wrong. */
  error: TextIn | undefined
  /** Where the same letter is sent from once more; empty: it may not be. */
  copyAction: string
}

/** Whether this letter to the participant still tells the truth, and there is somebody to get it. */
export function isRepeatable(
  { replies }: Services,
  participant: Participant,
  letter: Letter,
): boolean {
  if (!recipientNow(letter, participant)) return false
  const reply = replies.reply(participant.id, letter.data.form ?? '')
  return maySendAgain(letter, reply && { ...reply, isInForce: isInForce(reply) })
}

export const lettersOnPage = (
  services: Services,
  participant: Participant,
  list: string | undefined,
  reader: Reader,
): LetterOnPage[] =>
  services.outbox
    .ofParticipant(participant.id)
    .map(letter => letterOnPage(services, participant, letter, list, reader))

function letterOnPage(
  services: Services,
  participant: Participant,
  letter: Letter,
  list: string | undefined,
  reader: Reader,
): LetterOnPage {
  const { t } = reader
  const { id, kind, data, recipient, error } = letter
  const href = `/admin/replies/${participant.reference}/letters/${id}`
  return {
    id,
    href: urlOf(href, { list }),
    kind: t(`admin:reply.kind.${kind}`),
    form: data.form ? t(`${data.form}:short`) : '',
    recipient,
    at: momentOf(letter.sentAt ?? letter.createdAt, reader),
    state: stateOf(services, letter, reader),
    error: error === null ? undefined : errorWords(error, reader),
    copyAction: isRepeatable(services, participant, letter) ? `${href}/copies` : '',
  }
}

const stateOf = ({ outbox }: Services, letter: Letter, { t }: Reader): string =>
  [
    letterState(outbox, letter, t),
    letter.attempts && letter.state !== 'sent'
      ? t('admin:reply.attempts', { count: letter.attempts })
      : '',
  ]
    .filter(Boolean)
    .join(', ')

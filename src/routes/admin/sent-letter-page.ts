import type { Dates } from '../../dates.ts'
import type { Translate } from '../../i18n.ts'
import type { ComposedLetter } from '../../letters/compose.ts'
import { kinds } from '../../letters/kinds.ts'
import type { Letter } from '../../letters/letter.ts'
import type { Participant } from '../../participants/participants.ts'
import { recordHref } from './record-href.ts'
import { type ShownLetter, shownLetter } from './shown-letter.ts'

/** A letter to a participant; what says what it is, is in words. */
export type SentLetterPage = {
  reference: string
  /** All letters to the participant. */
  backHref: string
  kind: string
  /** Empty where the letter is about no form. */
  form: string
  recipient: string
  state: string
  /** When it was sent; not yet: when it was queued. */
  at: { iso: string; text: string }
  letter: ShownLetter
  hasLink: boolean
}

export function sentLetterPage(
  letter: Letter,
  state: string,
  composed: ComposedLetter,
  { reference }: Participant,
  t: Translate,
  dates: Dates,
  list: string | undefined,
): SentLetterPage {
  const { kind, data, recipient, language, sentAt, createdAt } = letter
  const at = sentAt ?? createdAt
  return {
    reference,
    backHref: recordHref(reference, undefined, list, 'letters'),
    kind: t(`admin:reply.kind.${kind}`),
    form: data.form ? t(`${data.form}:short`) : '',
    recipient,
    state,
    at: { iso: at, text: dates.short(Temporal.Instant.from(at)) },
    letter: shownLetter(composed, language, t),
    hasLink: kinds[kind].nextStep !== undefined,
  }
}

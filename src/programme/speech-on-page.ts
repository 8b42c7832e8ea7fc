import { edition } from '#edition/index.ts'
import { actorOf, isInRoom, spokenLanguage, topicOf } from '../facts/answers.ts'
import { modeInWords, spokenInWords } from '../facts/in-words.ts'
import { countryOf } from '../facts/person.ts'
import type { Reader } from '../reader.ts'
import { type Refused, type Typed, textTyped, typedAt } from '../refused.ts'
import { categoryOf } from '../replies/protocol-order.ts'
import { lookOf, type StatusLook } from '../replies/statuses.ts'
import { type Place, speechKey } from './board-keys.ts'
import type { Speech } from './programme-store.ts'

export type Option = { value: string; label: string; isChosen: boolean }
/** A button that moves a speech. `about`: what its name for a screen reader has besides. */
export type Target = { value: string; text: string; about: string }

/** What slots and requests without a slot have in common on the board. */
export type SpeechOnPage = {
  anchor: string
  /** The speech and its place on this page: a move is refused if another has it by now. */
  key: string
  /** Chosen in a form that was refused. */
  isPicked: boolean
  href: string
  speaker: string
  /** In one line: the country, the protocol category, the language; and who is not in the room. */
  facts: string
  status: { look: StatusLook; text: string }
  /** A decision that waits for its letter, and all of it in words; undefined: none. */
  pending: { decision: string; text: string } | undefined
  said: { text: string; lang: string | undefined }
  /** What else can be done with it is open, because some of it was refused. */
  isOpen: boolean
  category: { action: string; from: string; options: Option[] }
}

/** `refused`: the form of the page that changed nothing, if one did. */
export type Shown = { reader: Reader; refused: Refused<unknown> | undefined }

/** The id of the element that shows the speech of this reply. */
export const anchorOf = (replyId: number): string => `speech-${replyId}`

export const recordHref = ({ reference, form }: Speech): string =>
  `/admin/replies/${reference}?form=${form}`

export function speechOnPage(
  speech: Speech,
  at: Place | undefined,
  { reader, refused }: Shown,
): SpeechOnPage {
  const { t } = reader
  const { replyId, status } = speech
  const typed = typedAt(refused, anchorOf(replyId))
  return {
    anchor: anchorOf(replyId),
    key: speechKey(replyId, at),
    isPicked: 'speech' in typed,
    href: recordHref(speech),
    speaker: actorOf(speech).name,
    facts: factsOf(speech, reader),
    status: { look: lookOf(status), text: t(`admin:status.${status}`) },
    pending: pendingOf(speech, reader),
    said: { text: topicOf(speech), lang: reader.foreign(topicOf(speech)) },
    isOpen: 'category' in typed || 'minutes' in typed,
    category: categoryForm(speech, typed, reader),
  }
}

function pendingOf({ pendingStatus }: Speech, { t }: Reader): SpeechOnPage['pending'] {
  if (!pendingStatus) return undefined
  const decision = t(`admin:decide.${pendingStatus}`)
  return { decision, text: t('admin:programme.pending', { decision }) }
}

function factsOf(speech: Speech, { t }: Reader): string {
  const country = countryOf(speech.person)
  return [
    country && t(`countries:${country}`),
    t(`event:categories_short.${categoryOf(speech)}`),
    spokenInWords(speech.form, spokenLanguage(speech), t),
    isInRoom(speech) ? '' : modeInWords(speech, t),
  ]
    .filter(Boolean)
    .join(' · ')
}

function categoryForm(speech: Speech, typed: Typed, { t }: Reader): SpeechOnPage['category'] {
  const chosen = textTyped(typed, 'category', categoryOf(speech))
  return {
    action: `/admin/programme/categories/${speech.replyId}`,
    from: speech.protocolCategory ?? '',
    options: edition.protocol.categories.map(category => ({
      value: category,
      label: t(`event:categories.${category}`),
      isChosen: category === chosen,
    })),
  }
}

import { edition } from '#edition/index.ts'
import { actorOf, topicOf } from '../facts/answers.ts'
import { countryOf } from '../facts/person.ts'
import type { Reader } from '../reader.ts'
import { type Refused, type Typed, textTyped, typedAt } from '../refused.ts'
import { categoryOf } from '../replies/protocol-order.ts'
import { lookOf, type StatusLook } from '../replies/statuses.ts'
import type { Speech } from './programme-store.ts'

export type Option = { value: string; label: string; isChosen: boolean }

/** What slots and requests without a slot have in common on the page of the programme. */
export type SpeechOnPage = {
  id: number
  anchor: string
  href: string
  speaker: string
  /** The text after the speaker's name: the country; empty for an organization without one. */
  besides: string
  status: { look: StatusLook; text: string }
  /** A decision that waits for its letter; empty: none. */
  pending: string
  said: { text: string; lang: string | undefined }
  sessions: Option[]
  /** The position that was typed into a refused form; empty otherwise. */
  position: string
  category: { action: string; from: string; options: Option[] }
}

/** `refused`: the form of the page that changed nothing, if one did. */
export type Shown = { reader: Reader; refused: Refused<unknown> | undefined }

/** The id of the element that shows the speech of this reply. */
export const anchorOf = (replyId: number): string => `speech-${replyId}`

/** `session`: preselected unless another one was typed into a refused form. */
export function speechOnPage(
  speech: Speech,
  session: string | undefined,
  { reader, refused }: Shown,
): SpeechOnPage {
  const { t } = reader
  const { replyId: id, form, reference, person, status, pendingStatus } = speech
  const typed = typedAt(refused, anchorOf(id))
  const country = countryOf(person)
  return {
    id,
    anchor: anchorOf(id),
    href: `/admin/replies/${reference}?form=${form}`,
    speaker: actorOf(speech).name,
    besides: country && `, ${t(`countries:${country}`)}`,
    status: { look: lookOf(status), text: t(`admin:status.${status}`) },
    pending: pendingStatus
      ? t('admin:programme.pending', { decision: t(`admin:decide.${pendingStatus}`) })
      : '',
    said: { text: topicOf(speech), lang: reader.foreign(topicOf(speech)) },
    sessions: sessionOptions(textTyped(typed, 'session', session ?? ''), reader),
    position: textTyped(typed, 'to', ''),
    category: categoryForm(speech, typed, reader),
  }
}

const sessionOptions = (chosen: string, { t }: Reader): Option[] =>
  edition.sessions.map(({ name }) => ({
    value: name,
    label: t(`event:sessions_short.${name}`),
    isChosen: name === chosen,
  }))

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

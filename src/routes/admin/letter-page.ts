import { emailOf } from '../../facts/person.ts'
import type { FieldView } from '../../forms/field-view.ts'
import type { Language, Translate } from '../../i18n.ts'
import { type Conflict, warningOf } from '../../programme/conflicts.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import { noteField } from './letter-fields.ts'

/** The letter about a decision as it would be sent now. */
export type LetterPage = {
  reference: string
  replyHref: string
  /** Words were added just now, and the letter is to be looked at again. */
  isChanged: boolean
  /** Undefined: no decision waits for its letter. */
  letter: LetterOnPage | undefined
}

export type LetterOnPage = {
  recipient: string
  letterLanguage: { code: Language; text: string }
  subject: string
  text: string
  /** What speaks against its slot; empty: nothing. */
  warning: string
  action: string
  version: number
  /** The session that the letter names; empty: none. */
  session: string
  /** Words of the secretariat's own. */
  fields: FieldView[]
}

type Pending = { subject: string; text: string; session: string | null }

export function letterPage(
  participant: Participant,
  reply: Reply,
  pending: Pending | undefined,
  conflicts: readonly Conflict[] | undefined,
  isChanged: boolean,
  t: Translate,
): LetterPage {
  const { reference } = participant
  return {
    reference,
    replyHref: `/admin/replies/${reference}#${reply.form}`,
    isChanged,
    letter: pending && {
      ...letterOnPage(participant, reply, pending, t),
      warning: warningOf(conflicts, t),
    },
  }
}

const letterOnPage = (
  { reference, person, language }: Participant,
  { form, version, pendingNote }: Reply,
  { subject, text, session }: Pending,
  t: Translate,
): Omit<LetterOnPage, 'warning'> => ({
  recipient: emailOf(person),
  letterLanguage: { code: language, text: t(`admin:decision.languages.${language}`) },
  subject,
  text: text.trim(),
  action: `/admin/replies/${reference}/${form}/release`,
  version,
  session: session ?? '',
  fields: [letterNote(pendingNote, t)],
})

function letterNote(value: string, t: Translate): FieldView {
  const hint = `${t('admin:decision.note_hint')} ${t('admin:decision.note_then_look')}`
  return noteField({ id: 'note', hint, rows: 4, value }, t)
}

import { emailOf } from '../../facts/person.ts'
import type { FieldView } from '../../forms/field-view.ts'
import type { Translate } from '../../i18n.ts'
import type { ComposedLetter } from '../../letters/compose.ts'
import { type Conflict, warningOf } from '../../programme/conflicts.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import { noteField } from './letter-fields.ts'
import { type ShownLetter, shownLetter } from './shown-letter.ts'

/** The letter about a decision as it would be sent now. */
export type LetterPage = {
  reference: string
  replyHref: string
  /** Words were added just now, and the letter is to be looked at again. */
  isChanged: boolean
  /** Undefined: no decision waits for its letter. */
  letter: LetterOnPage | undefined
}

export type LetterOnPage = ShownLetter & {
  /** Empty: there is no address, and the text is told on paper or by telephone. */
  recipient: string
  button: string
  /** The conflicts of its slot in one line; empty: none. */
  warning: string
  action: string
  version: number
  /** The session that the letter names; empty: none. */
  session: string
  /** Words of the secretariat's own. */
  fields: FieldView[]
}

type Pending = ComposedLetter & { session: string | null }

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
  pending: Pending,
  t: Translate,
): Omit<LetterOnPage, 'warning'> => ({
  recipient: emailOf(person),
  button: t(emailOf(person) ? 'admin:decision.release' : 'admin:decision.told'),
  ...shownLetter(pending, language, t),
  action: `/admin/replies/${reference}/${form}/release`,
  version,
  session: pending.session ?? '',
  fields: [letterNote(pendingNote, t)],
})

function letterNote(value: string, t: Translate): FieldView {
  const hint = `${t('admin:decision.note_hint')} ${t('admin:decision.note_then_look')}`
  return noteField({ id: 'note', hint, rows: 4, value }, t)
}

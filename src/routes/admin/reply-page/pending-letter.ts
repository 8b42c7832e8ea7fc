import { emailOf } from '../../../facts/person.ts'
import type { FieldView } from '../../../forms/field-view.ts'
import type { Translate } from '../../../i18n.ts'
import type { ComposedLetter } from '../../../letters/compose.ts'
import { type Conflict, warningOf } from '../../../programme/conflicts.ts'
import type { Participant, Reply } from '../../../replies/store.ts'
import { noteField } from '../letter-fields.ts'
import { letterHref } from '../next-record.ts'
import { formIn, type RecordList } from '../record-list.ts'
import { type ShownLetter, shownLetter } from '../shown-letter.ts'
import { type WayOn, wayOn } from './list.ts'

/** The letter about a decision as it would be sent now. */
export type WaitingLetter = {
  /** Words were added just now, and the letter is to be looked at again. */
  isChanged: boolean
  /** Undefined: no decision waits for its letter. */
  letter: LetterToSend | undefined
  /** To the letters that wait before and after it in the list. */
  way: WayOn
}

export type LetterToSend = ShownLetter & {
  /** Empty: there is no address, and the text is told on paper or by telephone. */
  recipient: string
  /** What sends it, and what sends it and goes on to the next. */
  button: string
  buttonAndNext: string
  /** The conflicts of its slot in one line; empty: none. */
  warning: string
  action: string
  version: number
  /** The session that the letter names; empty: none. */
  session: string
  /** Words of the secretariat's own. */
  fields: FieldView[]
}

type Composed = ComposedLetter & { session: string | null }

/** `waiting`: those of the list whose letter waits; `list`: the query of the list itself. */
export type Beside = { waiting: RecordList | undefined; list: string | undefined }

export const waitingLetter = (
  participant: Participant,
  reply: Reply,
  composed: Composed | undefined,
  conflicts: readonly Conflict[] | undefined,
  isChanged: boolean,
  { waiting, list }: Beside,
  t: Translate,
): WaitingLetter => ({
  isChanged,
  letter: composed && {
    ...letterToSend(participant, reply, composed, t),
    warning: warningOf(conflicts, t),
  },
  way: wayOn(waiting, ({ row }) => letterHref(row.reference, formIn(row), list)),
})

function letterToSend(
  { reference, person, language }: Participant,
  { form, version, pendingNote }: Reply,
  composed: Composed,
  t: Translate,
): Omit<LetterToSend, 'warning'> {
  const recipient = emailOf(person)
  return {
    recipient,
    button: t(recipient ? 'admin:decision.release' : 'admin:decision.told'),
    buttonAndNext: t(recipient ? 'admin:decision.release_next' : 'admin:decision.told_next'),
    ...shownLetter(composed, language, t),
    action: `/admin/replies/${reference}/${form}/release`,
    version,
    session: composed.session ?? '',
    fields: [letterNote(pendingNote, t)],
  }
}

function letterNote(value: string, t: Translate): FieldView {
  const hint = `${t('admin:decision.note_hint')} ${t('admin:decision.note_then_look')}`
  return noteField({ id: 'note', hint, rows: 3, value }, t)
}

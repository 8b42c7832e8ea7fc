import { type FieldView, textareaField } from '../../../forms/field-view.ts'
import type { Note } from '../../../participants/notes.ts'
import type { Participant } from '../../../participants/participants.ts'
import type { Reader } from '../../../reader.ts'
import { type Moment, momentOf, type Typed, typedText } from './moment.ts'
import { noteProblem } from './problems.ts'
import type { TypedNote } from './typed.ts'

/** Remarks of the secretariat, the oldest first, and the form for one more. */
export type NotesOnPage = {
  action: string
  notes: { said: Typed; madeBy: string; at: Moment }[]
  /** One more note. */
  fields: FieldView[]
}

export const notesOnPage = (
  { reference }: Participant,
  notes: readonly Note[],
  typed: TypedNote | undefined,
  reader: Reader,
): NotesOnPage => ({
  action: `/admin/replies/${reference}/notes`,
  notes: notes.map(({ text, madeBy, madeAt }) => ({
    said: typedText(text, reader),
    madeBy,
    at: momentOf(madeAt, reader),
  })),
  fields: [fieldFor(typed, reader)],
})

const fieldFor = (typed: TypedNote | undefined, { t }: Reader): FieldView =>
  textareaField({
    id: 'text',
    label: t('admin:notes.label'),
    problem: typed && noteProblem(typed, t),
    value: typed?.text ?? '',
    attributes: { rows: '2' },
  })

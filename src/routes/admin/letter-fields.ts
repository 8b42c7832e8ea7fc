import { edition } from '#edition/index.ts'
import { type FieldView, selectField, textareaField } from '../../forms/field-view.ts'
import type { Translate } from '../../i18n.ts'
import { optionsFrom } from './reply-page/option.ts'

/** What a decision puts into its letter, asked wherever one is made. */

export type AskedNote = {
  id: string
  /** Left out: the usual. */
  label?: string
  hint?: string
  rows: number
  value: string
  problem?: string | undefined
}
export type AskedSession = {
  id: string
  hint: string
  chosen: string | undefined
  problem?: string | undefined
}

/** What the secretariat adds in its own words. */
export const noteField = (
  { id, label, hint, rows, value, problem }: AskedNote,
  t: Translate,
): FieldView =>
  textareaField({
    id,
    name: 'note',
    label: label ?? t('admin:decision.note'),
    isOptional: label === undefined,
    hint: hint ?? '',
    problem,
    value,
    attributes: { rows: String(rows) },
  })

/** The session that is offered, of all in the programme. */
export const sessionField = ({ id, hint, chosen, problem }: AskedSession, t: Translate) =>
  selectField({
    id,
    name: 'session',
    label: t('admin:decision.session'),
    hint,
    problem,
    options: [
      { value: '', label: t('admin:decision.no_session') },
      ...optionsFrom(
        edition.sessions.map(({ name }) => name),
        chosen,
        name => t(`event:sessions.${name}`),
      ),
    ],
  })

import { orNothing } from '../i18n.ts'
import { displayAnswer } from './display.ts'
import type { FieldView } from './field-view.ts'
import type { Answer, Field } from './fields.ts'
import type { Showing } from './form-field.ts'

/** A question that has its answer already: a sentence, which opens to change it. */
export type PresetView = { look: 'preset'; text: string; change: string; fields: FieldView[] }

/** The question itself where it is still to be answered, or was answered wrongly. */
export function fieldOrPreset(
  field: Field,
  shown: FieldView,
  { typed, t, isShort }: Showing,
): FieldView | PresetView {
  const isPreset = field.preset || field.derived
  const answer = answerInWords(field, typed[field.name], t)
  if (!isShort || !isPreset || !answer || shown.errors.length > 0) return shown
  const text = t('site:form.preset', { label: shown.label, answer })
  return { look: 'preset', text, change: t('site:form.change'), fields: [shown] }
}

function answerInWords(field: Field, answer: Answer | undefined, t: Showing['t']): string {
  if (answer !== undefined) return displayAnswer(field, answer, t).join(', ')
  return field.derived ? t(`${field.text}.derived`, orNothing) : ''
}

import { isOpen } from '../facts/closing.ts'
import { type FieldView, textareaField } from '../forms/field-view.ts'
import type { Form } from '../forms/form.ts'
import { countCharacters } from '../forms/normalise.ts'
import type { ProblemView } from '../forms/page.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { messageMax } from '../replies/withdraw.ts'
import { forWhom } from './for-whom.ts'

/** Where to post that a reply is withdrawn, what that means, and room for a word with it. */
export type WithdrawalForm = {
  id: string
  action: string
  question: string
  fields: FieldView[]
  /** It comes back with what was typed. */
  isOpen: boolean
}

/** What was typed, and has withdrawn nothing yet. */
export type TypedMessage = { form: Form; text: string }

export const isTooLong = (message: string): boolean => countCharacters(message) > messageMax

export function withdrawalForm(
  form: Form,
  reference: string,
  now: Temporal.Instant,
  { t, language }: Reader,
  typed?: TypedMessage,
): WithdrawalForm {
  return {
    id: withdrawalId(form),
    action: `/${language}/replies/${form.path}/withdrawal${forWhom(reference)}`,
    question: t(`replies:withdraw.${isOpen(form, now) ? 'question' : 'late'}`),
    fields: [
      textareaField({
        id: messageId(form),
        name: 'message',
        label: t('replies:withdraw.message'),
        isOptional: true,
        value: typed?.text ?? '',
        problem: typed && problemWith(typed, t)?.text,
        attributes: { rows: '3' },
      }),
    ],
    isOpen: typed !== undefined,
  }
}

export const problemWith = ({ form, text }: TypedMessage, t: Translate): ProblemView | undefined =>
  isTooLong(text)
    ? { href: `#${messageId(form)}`, text: t('replies:withdraw.too_long', { count: messageMax }) }
    : undefined

/** A page has one of these forms for each reply. */
export const withdrawalId = (form: Form): string => `${form.path}-withdrawal`
const messageId = (form: Form): string => `${form.path}-message`

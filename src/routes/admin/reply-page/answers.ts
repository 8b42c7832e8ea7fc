import { type AnswerOnPage, answerOnPage } from '../../../forms/answers-on-page.ts'
import { type AnsweredField, displayAnswers } from '../../../forms/display.ts'
import type { Answers, Field } from '../../../forms/fields.ts'
import type { Form } from '../../../forms/form.ts'
import type { Reader } from '../../../reader.ts'

/** The answers to a form, what matters most first. */
export type AnswersInOrder = {
  /** What a speech is about, as it was typed and in English; else none. */
  topics: AnswerOnPage[]
  /** Short answers, to stand beside each other. */
  facts: AnswerOnPage[]
  /** Long ones. */
  texts: AnswerOnPage[]
  /** What was agreed to and confirmed, and that in one line; undefined: nothing was asked. */
  folded: { summary: string; answers: AnswerOnPage[] } | undefined
}

type Part = 'theme' | 'fact' | 'text' | 'consent' | 'confirmation'

export function answersInOrder(
  form: Form,
  answers: Answers,
  maySee: (field: Field) => boolean,
  reader: Reader,
): AnswersInOrder {
  const answered = displayAnswers(form, answers, reader.t).filter(({ field }) => maySee(field))
  const parts = Map.groupBy(inOrder(form, answered), ({ field }) => partOf(form, field))
  const onPage = (part: Part) => (parts.get(part) ?? []).map(one => named(one, reader))
  const consents = onPage('consent')
  const folded = [...consents, ...onPage('confirmation')]
  return {
    topics: onPage('theme'),
    facts: onPage('fact'),
    texts: onPage('text'),
    folded: folded.length ? { summary: summaryOf(consents, reader), answers: folded } : undefined,
  }
}

/** Those that the form names first, then the others as they were asked. */
function inOrder({ prominent = [] }: Form, answered: readonly AnsweredField[]): AnsweredField[] {
  const placeOf = ({ field }: AnsweredField) => {
    const place = prominent.indexOf(field.name)
    return place < 0 ? prominent.length : place
  }
  return answered.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function partOf({ means }: Form, { name, kind }: Field): Part {
  if (name === means.topicAsTyped || name === means.topicInEnglish) return 'theme'
  if (means.consents?.includes(name)) return 'consent'
  if (kind === 'checkbox') return 'confirmation'
  return kind === 'textarea' ? 'text' : 'fact'
}

/** A question is named here, not asked. */
const named = (answered: AnsweredField, reader: Reader): AnswerOnPage => ({
  ...answerOnPage(answered, reader),
  label: answered.name,
})

function summaryOf(consents: readonly AnswerOnPage[], { t }: Reader): string {
  if (consents.length === 0) return t('admin:reply.confirmations')
  const said = consents.map(({ label, lines }) => {
    const words = lines.map(({ text }) => text.toLowerCase()).join(', ')
    return t('admin:reply.consent', { label, words })
  })
  return said.join('; ')
}

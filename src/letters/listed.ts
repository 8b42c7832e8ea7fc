import { edition } from '#edition/index.ts'
import type { CalendarEvent } from '../calendar.ts'
import { createDates } from '../dates.ts'
import { labelsOf } from '../facts/in-words.ts'
import { displayAnswer, displayAnswers } from '../forms/display.ts'
import type { Answers, Field } from '../forms/fields.ts'
import { type Form, valuesOf } from '../forms/form.ts'
import { type Translate, translator } from '../i18n.ts'
import { kinds } from './kinds.ts'
import type { LetterContent } from './letter.ts'
import { isAboutSeveral, type LetterData } from './letter-data.ts'
import { withoutLinks } from './without-links.ts'

/** What a letter lists; each is empty where there is nothing to list. */
export type ListedView = {
  /** Labels of the fields that the secretariat has corrected, in a sentence. */
  corrected: string
  /** Figures of the desk, or whom the address replies for. */
  lines: string[]
  /** The chosen options, a row a question. */
  choices: Row[]
}

/** A row of a table with two columns; `isWhole`: the text must not be broken. */
export type Row = { label: string; text: string; isWhole?: boolean }

type Listed = Pick<LetterContent, 'kind' | 'language' | 'data'>

export function listedIn({ kind, language, data }: Listed, form: Form | undefined): ListedView {
  const t = translator(language)
  const { lists } = kinds[kind]
  const corrected = form ? labelsOf(form, data.changed ?? [], t) : ''
  return {
    corrected: corrected && t('letters:changed', { fields: corrected }),
    lines: [
      ...(lists === 'figures' ? figuresIn(data.figures ?? {}, t) : []),
      ...(lists === 'participants' ? participantsIn(data) : []),
    ],
    choices: lists === 'choices' && form ? choicesIn(form, data.answers ?? {}, t) : [],
  }
}

/** One alone is named by the letter already. */
const participantsIn = (data: LetterData): string[] =>
  isAboutSeveral(data)
    ? (data.participants ?? []).map(({ reference, name }) =>
        [reference, withoutLinks(name)].filter(Boolean).join('  '),
      )
    : []

/** Chosen options alone: what was typed never stands in a letter. */
const choicesIn = (form: Form, answers: Answers, t: Translate): Row[] =>
  displayAnswers(form, answers, t)
    .filter(({ field }) => field.options.length > 0)
    .map(({ field, name }) => ({ label: name, text: chosenIn(field, answers, t).join('; ') }))

/** An event is told with its days. */
const chosenIn = (field: Field, answers: Answers, t: Translate): string[] =>
  valuesOf(answers, field.name).flatMap(value => {
    const event = edition.findEvent(value)
    return event ? eventInWords(event, t) : displayAnswer(field, value, t)
  })

const eventInWords = ({ name, firstDay, lastDay }: CalendarEvent, t: Translate): string =>
  t('letters:segment', {
    segment: t(`event:events.${name}`),
    dates: createDates(t).range(firstDay, lastDay),
  })

const figuresIn = (figures: Readonly<Record<string, number>>, t: Translate): string[] =>
  Object.entries(figures)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => t(`letters:digest.${name}`, { count }))

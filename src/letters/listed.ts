import { edition } from '#edition/index.ts'
import type { CalendarEvent } from '../calendar.ts'
import { createDates } from '../dates.ts'
import { labelsOf } from '../facts/in-words.ts'
import { type AnsweredField, displayAnswers } from '../forms/display.ts'
import type { Answers, Field } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'
import { type Language, type Translate, translator } from '../i18n.ts'
import { kinds } from './kinds.ts'
import type { LetterContent } from './letter.ts'
import { isAboutSeveral, type LetterData } from './letter-data.ts'
import { withoutLinks } from './without-links.ts'

/** What a letter lists; each is empty where there is nothing to list. */
export type ListedView = {
  /** Labels of the fields that the secretariat has corrected, as one text. */
  corrected: string
  figures: string[]
  participants: string[]
  /** A line each. */
  chosenEvents: string[]
  choices: AnsweredField[]
}

type Listed = Pick<LetterContent, 'kind' | 'language' | 'data'>

export function listedIn(content: Listed, form: Form | undefined): ListedView {
  const { kind, language, data } = content
  const t = translator(language)
  const { lists } = kinds[kind]
  return {
    corrected: form ? labelsOf(form, data.changed ?? [], t) : '',
    figures: lists === 'figures' ? figuresIn(data.figures ?? {}, t) : [],
    participants: lists === 'participants' ? participantsIn(data) : [],
    chosenEvents: eventsIn(content, form).map(event => eventLine(event, language)),
    choices: lists === 'choices' && form ? choicesIn(form, data.answers ?? {}, t) : [],
  }
}

/** The events that the reply has chosen. */
const eventsIn = ({ kind, data }: Listed, form: Form | undefined): CalendarEvent[] =>
  kinds[kind].lists === 'choices' && form ? edition.calendarOf(form, data.answers ?? {}) : []

/** One alone is named by the letter already. */
const participantsIn = (data: LetterData): string[] =>
  isAboutSeveral(data)
    ? (data.participants ?? []).map(({ reference, name }) =>
        [reference, withoutLinks(name)].filter(Boolean).join('  '),
      )
    : []

const eventLine = ({ name, firstDay, lastDay }: CalendarEvent, language: Language): string => {
  const t = translator(language)
  const dates = createDates(t).range(firstDay, lastDay)
  return t('letters:segment', { segment: t(`event:events.${name}`), dates })
}

/** Chosen options alone: what was typed never stands in a letter. The events are listed before. */
const choicesIn = (form: Form, answers: Answers, t: Translate): AnsweredField[] =>
  displayAnswers(form, answers, t).filter(
    ({ field }) => field.options.length > 0 && !offersEvents(field),
  )

const offersEvents = ({ options }: Field): boolean => options.every(edition.findEvent)

const figuresIn = (figures: Readonly<Record<string, number>>, t: Translate): string[] =>
  Object.entries(figures)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => t(`letters:digest.${name}`, { count }))

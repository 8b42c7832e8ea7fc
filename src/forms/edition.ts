import type { CalendarEvent } from '../calendar.ts'
import type { Answers } from './fields.ts'
import { type Form, fieldsOf, type PersonForm } from './form.ts'

/**
 * What speaking slots are in. Starts, lengths and capacity are planned by the secretariat. Words:
 * `event:sessions.<name>`.
 */
export type Session = { name: string; event: string; day: Temporal.PlainDate }

export type Country = { code: string; region: string }

/**
 * Replies that do not fit together: said to whoever replies, never held against them. Words:
 * `event:hints.<name>`.
 */
export type Hint = {
  name: string
  /** `answersTo`: the answers of a reply that is in force, by form. */
  applies(answersTo: (form: string) => Answers | undefined): boolean
}

/** What a new circular brings; its facts and the place of its words are in `circular.ts`. */
export type EditionParts = {
  person: PersonForm
  /** In the order in which they are offered. */
  forms: readonly [Form, ...Form[]]
  /** What takes place, the whole week first: its days are the days of the edition. */
  calendar: readonly [CalendarEvent, ...CalendarEvent[]]
  sessions: readonly Session[]
  countries: readonly Country[]
  /** In the order in which they are listed. */
  regions: readonly string[]
  hints: readonly Hint[]
  protocol: Protocol
  /** What the round table begins with, where a form asks for seats; the secretariat may change it. */
  seatingPlan?: { seats: number; tableSize: number }
}

/**
 * Categories in the order of rank, the last for everybody else; and what a stated level suggests.
 */
export type Protocol = {
  categories: readonly string[]
  categoryOfLevel: Readonly<Record<string, string>>
}

export type Edition = ReturnType<typeof defineEdition>

/** The parts of an edition, and what everybody asks of them. */
export function defineEdition(parts: EditionParts) {
  const { person, forms, calendar, sessions, countries } = parts
  const regionByCode = new Map(countries.map(({ code, region }) => [code, region]))
  const personNames: ReadonlySet<string> = new Set(fieldsOf(person).map(field => field.name))
  const wholes = new Map(forms.map(form => [form, wholeOf(person, form)]))
  const findEvent = (name: string) => calendar.find(event => event.name === name)
  return {
    ...parts,
    personNames,
    formPaths: forms.map(({ path }) => path),
    days: daysOf(calendar[0]),
    findEvent,
    findForm: (path: string): Form | undefined => forms.find(form => form.path === path),
    findSession: (name: string) => sessions.find(session => session.name === name),
    /** The region follows from the country; it is never asked. */
    regionOf: (country: string): string | undefined => regionByCode.get(country),
    /** The first of the forms that are treated so; an edition may have none. */
    formOf: (flow: Form['flow']): Form | undefined => forms.find(form => form.flow === flow),
    calendarOf: (form: Form, answers: Answers): CalendarEvent[] => {
      const names = form.means.calendar?.(answers) ?? []
      return calendar.filter(({ name }) => names.includes(name))
    },

    /** The page of a form: the person first, then the form's own sections. */
    withPerson: (form: Form): Form => wholes.get(form) ?? wholeOf(person, form),

    /** One flat form on the page, two things in the store. */
    personAndAnswers(answers: Answers): { person: Answers; answers: Answers } {
      const entries = Object.entries(answers)
      return {
        person: Object.fromEntries(entries.filter(([name]) => personNames.has(name))),
        answers: Object.fromEntries(entries.filter(([name]) => !personNames.has(name))),
      }
    },
  }
}

const wholeOf = (person: PersonForm, form: Form): Form => ({
  ...form,
  sections: [...person.sections, ...form.sections],
  isForSelf: person.means.isForSelf,
  check: answers => [...person.check(answers), ...form.check(answers)],
})

/** The days of an event as ISO dates. */
export const daysOf = ({ firstDay, lastDay }: CalendarEvent): string[] =>
  Array.from({ length: firstDay.until(lastDay, { largestUnit: 'day' }).days + 1 }, (_, days) =>
    firstDay.add({ days }).toString(),
  )

import type { CalendarEvent } from '../calendar.ts'
import type { Answers } from './fields.ts'
import { type Form, fieldsOf, isMet, type PersonForm, type Section } from './form.ts'

/**
 * A session that has speaking slots. The secretariat plans its start, length of slots and capacity.
 * Words: `event:sessions.<name>`.
 */
export type Session = { name: string; event: string; day: Temporal.PlainDate }

export type Country = { code: string; region: string }

/**
 * A hint to a participant that replies do not fit together; nothing is refused because of it.
 * Words: `event:hints.<name>`.
 */
export type Hint = {
  name: string
  /** `answersTo`: the answers of the participant's reply in force to a form. */
  applies(answersTo: (form: string) => Answers | undefined): boolean
}

/** What a new circular replaces. Its facts and the folder of its words are in `circular.ts`. */
export type EditionParts = {
  person: PersonForm
  /** In the order in which the home page offers them. */
  forms: readonly [Form, ...Form[]]
  /** The events. The first spans the whole meeting: its days are the days of the edition. */
  calendar: readonly [CalendarEvent, ...CalendarEvent[]]
  sessions: readonly Session[]
  countries: readonly Country[]
  /** In the order in which pages list them. */
  regions: readonly string[]
  hints: readonly Hint[]
  protocol: Protocol
  /** The first plan of the round table, where a form asks for seats; staff may change it. */
  seatingPlan?: { seats: number; tableSize: number }
}

/**
 * `categories`: the highest rank first, the last for everybody else. `categoryOfLevel`: the
 * category that a stated level suggests.
 */
export type Protocol = {
  categories: readonly string[]
  categoryOfLevel: Readonly<Record<string, string>>
}

export type Edition = ReturnType<typeof defineEdition>

/** Adds to the parts of an edition the look-ups that the program needs. */
export function defineEdition(parts: EditionParts) {
  const { person, forms, calendar, sessions, countries } = parts
  const regionByCode = new Map(countries.map(({ code, region }) => [code, region]))
  const personNames: ReadonlySet<string> = new Set(fieldsOf(person).map(field => field.name))
  const daysByEvent = new Map(calendar.map(event => [event.name, daysOf(event)]))
  const wholes = new Map(forms.map(form => [form, wholeOf(person, form)]))
  const findEvent = (name: string) => calendar.find(event => event.name === name)
  return {
    ...parts,
    personNames,
    formPaths: forms.map(({ path }) => path),
    days: daysOf(calendar[0]),
    findEvent,
    /** All days of the event as ISO dates. */
    daysOfEvent: (name: string): readonly string[] => daysByEvent.get(name) ?? [],
    findForm: (path: string): Form | undefined => forms.find(form => form.path === path),
    findSession: (name: string) => sessions.find(session => session.name === name),
    /** The region of a country's code: regions are never asked for. */
    regionOf: (country: string): string | undefined => regionByCode.get(country),
    /** The first form with this flow; an edition may have none. */
    formOf: (flow: Form['flow']): Form | undefined => forms.find(form => form.flow === flow),
    calendarOf: (form: Form, answers: Answers): CalendarEvent[] => {
      const comings = form.means.comings?.filter(({ when }) => isMet(when, answers)) ?? []
      return calendar.filter(({ name }) => comings.some(({ event }) => event === name))
    },

    /** The whole form in the order of its steps: its own questions stand around those about the person. */
    withPerson: (form: Form): Form => wholes.get(form) ?? wholeOf(person, form),

    /** Splits a page's answers into those about the person and those to the form. */
    personAndAnswers(answers: Answers): { person: Answers; answers: Answers } {
      const entries = Object.entries(answers)
      return {
        person: Object.fromEntries(entries.filter(([name]) => personNames.has(name))),
        answers: Object.fromEntries(entries.filter(([name]) => !personNames.has(name))),
      }
    },
  }
}

const wholeOf = (person: PersonForm, form: Form): Form => {
  const own = form.sections.map((section): Section => ({ step: 'answer', ...section }))
  const ofPerson = person.sections.map(section => aboutPerson(section, person, form))
  const inStep = (step: Section['step']) => own.filter(section => section.step === step)
  return {
    ...form,
    sections: [...inStep('answer'), ...ofPerson, ...inStep('check')],
    isForSelf: person.means.isForSelf,
    check: answers => [...form.check(answers), ...person.check(answers)],
  }
}

/** Whoever declines is asked only what is needed to know who it is. */
const aboutPerson = (section: Section, { means }: PersonForm, form: Form): Section => ({
  ...section,
  step: 'participant',
  fields: section.fields.map(field =>
    means.neededToDecline.includes(field.name)
      ? field
      : { ...field, dispensableWhen: form.means.declines },
  ),
})

/** All days of an event as ISO dates. */
export const daysOf = ({ firstDay, lastDay }: CalendarEvent): string[] =>
  Array.from({ length: firstDay.until(lastDay, { largestUnit: 'day' }).days + 1 }, (_, days) =>
    firstDay.add({ days }).toString(),
  )

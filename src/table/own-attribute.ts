import { edition } from '#edition/index.ts'
import { isoDayOf, short } from '../dates.ts'
import { dayInWords } from '../forms/display.ts'
import { fieldsOf } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import { statuses } from '../replies/statuses.ts'
import type { Attribute, Column, Sort } from './attribute.ts'
import { dateIn } from './since.ts'
import type { TableReply } from './table-reply.ts'

/** Makes the entries of `attributes.ts` that belong to no field. */

export function attribute(
  name: string,
  valuesOf: Attribute['valuesOf'],
  details: Partial<Attribute>,
): Attribute {
  return {
    name,
    of: 'reply',
    valuesOf,
    label: t => t(`admin:attributes.${name}.label`),
    inWords: value => value,
    ...details,
  }
}

/** An attribute that is true or false; as a condition it shows only replies of which it is true. */
export function flag(
  name: string,
  isTrue: (reply: TableReply) => boolean,
  details: Partial<Attribute> = {},
): Attribute {
  return attribute(name, reply => (isTrue(reply) ? ['1'] : []), {
    inWords: (_, t) => t(`admin:attributes.${name}.only`),
    filter: { values: ['1'], isFlag: true },
    ...details,
  })
}

/** Shown and exported in words, and sorted in the order of its values. */
export const inWordsEverywhere = {
  column: { look: 'text' },
  sort: { by: 'values' },
  export: {},
} as const

/** A session of the programme. */
export function session(name: string, placeOf: (reply: TableReply) => string | null): Attribute {
  return attribute(name, reply => present(placeOf(reply)), {
    inWords: (place, t) => t(`event:sessions.${place}`),
    filter: { values: edition.sessions.map(one => one.name) },
    ...inWordsEverywhere,
  })
}

/** An instant. */
export function moment(
  name: string,
  instantOf: (reply: TableReply) => string,
  column: Column,
  sort: Sort,
): Attribute {
  return attribute(name, reply => [instantOf(reply)], {
    inWords: instant => short(Temporal.Instant.from(instant)),
    column,
    sort,
    export: { isMoment: true },
  })
}

/** The day of an instant at the event's place, as an ISO date. */
export function day(name: string, instantOf: (reply: TableReply) => string): Attribute {
  return attribute(name, reply => [isoDayOf(Temporal.Instant.from(instantOf(reply)))], {
    inWords: dayInWords,
    filter: { isValue: text => dateIn(text) !== undefined },
  })
}

/** The status of the reply to this form: a column for each form in the table of participants. */
export function stateOf({ path }: { path: string }, index: number): Attribute {
  return attribute(path, reply => (reply.form === path ? [reply.status] : []), {
    of: 'participant',
    label: t => t(`${path}:short`),
    inWords: statusInWords,
    filter: { values: statuses, onlyForParticipants: true },
    column: { usual: index - edition.forms.length, look: 'status', onlyForParticipants: true },
    sort: { by: 'values' },
  })
}

export const present = (value: string | number | null): string[] =>
  value === null ? [] : [String(value)]

export function formInWords(form: string, t: Translate): string {
  return t(`${form}:short`)
}

export function statusInWords(status: string, t: Translate): string {
  return t(`admin:status.${status}`)
}

export function decisionInWords(status: string, t: Translate): string {
  return t(`admin:decide.${status}`)
}

/** Of the edition and of every field that asks for days, in the order of the calendar. */
export function daysThatAreAsked(): string[] {
  const asked = edition.forms.flatMap(fieldsOf).filter(({ areDays }) => areDays)
  return [...new Set([...edition.days, ...asked.flatMap(({ options }) => options)])].sort()
}

import type { Edition } from '../../src/forms/edition.ts'
import { fieldsOf } from '../../src/forms/form.ts'

/** What an edition calls its fields, forms, sessions, events and days. */
export const namesOf = ({ person, forms, sessions, calendar, days }: Edition): Set<string> =>
  new Set([
    ...[person, ...forms].flatMap(fieldsOf).map(({ name }) => name),
    ...[...forms.map(({ path }) => ({ name: path })), ...sessions, ...calendar].map(({ name }) => name),
    ...days,
  ])

import type { Edition } from '../../src/forms/edition.ts'
import { fieldsOf } from '../../src/forms/form.ts'

/** What an edition calls its fields, those of their rows, its forms, sessions, events, doors and days. */
export const namesOf = ({ person, forms, sessions, calendar, days }: Edition): Set<string> =>
  new Set([
    ...[person, ...forms].flatMap(fieldsOf).flatMap(field => [field, ...field.fields].map(({ name }) => name)),
    ...forms.flatMap(({ means }) => (means.doors ?? []).map(({ name }) => name)),
    ...[...forms.map(({ path }) => ({ name: path })), ...sessions, ...calendar].map(({ name }) => name),
    ...days,
  ])

import type { Edition } from '../../src/forms/edition.ts'
import { fieldsOf } from '../../src/forms/form.ts'

/** What an edition calls its fields, those of their rows, its forms, sessions, events, doors, days, regions and ranks. */
export const namesOf = ({ person, forms, sessions, calendar, days, regions, protocol }: Edition): Set<string> =>
  new Set([
    ...[person, ...forms].flatMap(fieldsOf).flatMap(field => [field, ...field.fields].map(({ name }) => name)),
    ...forms.flatMap(({ means }) => (means.doors ?? []).map(({ name }) => name)),
    ...[...forms.map(({ path }) => ({ name: path })), ...sessions, ...calendar].map(({ name }) => name),
    ...days,
    ...regions,
    // The last stands for everybody else, and may be called as whatever is of no kind.
    ...protocol.categories.slice(0, -1),
  ])

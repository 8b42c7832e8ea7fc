import type { Edition } from '../../src/forms/edition.ts'
import type { Field } from '../../src/forms/fields.ts'
import { fieldsOf } from '../../src/forms/form.ts'

/** What the columns of a row are called; who somebody is and how they are written to is called so everywhere. */
const columnsOf = ({ fields }: Field): string[] =>
  fields.map(({ name }) => name).filter(name => name !== 'name' && name !== 'email')

/** What an edition calls its fields, those of their rows, its forms, sessions, events, doors, days, regions and ranks. */
export const namesOf = ({ person, forms, sessions, calendar, days, regions, protocol }: Edition): Set<string> =>
  new Set([
    ...[person, ...forms].flatMap(fieldsOf).flatMap(field => [field.name, ...columnsOf(field)]),
    ...forms.flatMap(({ means }) => (means.doors ?? []).map(({ name }) => name)),
    ...[...forms.map(({ path }) => ({ name: path })), ...sessions, ...calendar].map(({ name }) => name),
    ...days,
    ...regions,
    // The last stands for everybody else, and may be called as whatever is of no kind.
    ...protocol.categories.slice(0, -1),
  ])

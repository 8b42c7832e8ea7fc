import { edition } from '#edition/index.ts'
import { optionLabel } from '../forms/display.ts'
import type { Field } from '../forms/fields.ts'
import { fieldsOf } from '../forms/form.ts'
import { languages, translator } from '../i18n.ts'

/**
 * Other names of options, by field and option, as JSON for the script that filters long lists: the
 * name in every language, and whatever else people type for it. Apart from the pages, because most
 * of a page's weight would be these names.
 */
export const otherNames = (): string =>
  JSON.stringify(Object.fromEntries(fieldsWithNames().map(field => [field.name, namesOf(field)])))

const fieldsWithNames = (): Field[] =>
  [edition.person, ...edition.forms]
    .flatMap(fieldsOf)
    .filter(({ aliases }) => Object.keys(aliases)[0])

const namesOf = (field: Field): Record<string, string[]> =>
  Object.fromEntries(
    field.options.map(value => [
      value,
      [
        ...languages.map(language => optionLabel(field, value, translator(language))),
        ...(field.aliases[value] ?? []),
      ],
    ]),
  )

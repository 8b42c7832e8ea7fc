import { edition } from '#edition/index.ts'
import { optionLabel } from '../forms/display.ts'
import { findField } from '../forms/form.ts'
import { languages, translator } from '../i18n.ts'
import { wordsIn } from '../words.ts'

const field = findField(edition.person, edition.person.means.country)

/** What a country is called: its code, its names in every language, and what people type for them. */
const namesOf = (code: string): string[] => [
  code,
  ...(field ? languages.map(language => optionLabel(field, code, translator(language))) : []),
  ...(field?.aliases[code] ?? []),
]

let known: Map<string, string[]> | undefined

/** The codes of the countries that have this word, in plain letters, in one of their names. */
export function countriesNamed(word: string): readonly string[] {
  known ??= byWord()
  return known.get(word) ?? []
}

function byWord(): Map<string, string[]> {
  const codes = new Map<string, string[]>()
  for (const code of field?.options ?? [])
    for (const word of new Set(wordsIn(namesOf(code).join(' '))))
      codes.set(word, [...(codes.get(word) ?? []), code])
  return codes
}

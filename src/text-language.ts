import { type Language, languages } from './i18n.ts'
import { scriptOf } from './intl.ts'

/** Scripts in which people answer, each with the language that most of them write in it. */
const scripts = [
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['en', /\p{Script=Latin}/gu],
] as const

/**
 * What a screen reader should take a free text for, because nobody is asked in which language they write; the script
 * that most letters are in tells. By script alone: French passes for English; a text without letters has no language.
 */
export function languageOf(text: string): string | undefined {
  let most: { language?: string; count: number } = { count: 0 }
  for (const [language, letter] of scripts) {
    const count = text.match(letter)?.length ?? 0
    if (count > most.count) most = { language, count }
  }
  return most.language
}

/**
 * The language of a text that is not in the reader's own; undefined: nothing needs to be said. `asked`: in which
 * language its field asks for it. What is in the reader's script passes for the reader's language.
 */
export function foreignTo(reader: Language, text: string, asked?: string): string | undefined {
  if (asked) return asked === reader ? undefined : asked
  const own = languageOf(text)
  if (!own || scriptOf(own) === scriptOf(reader)) return undefined
  return languages.find(one => scriptOf(one) === scriptOf(own)) ?? own
}

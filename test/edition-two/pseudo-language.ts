import type { Catalogue } from '../../src/site-language.ts'

/**
 * A language that nobody speaks, made from English words: each letter is another of the Arabic script, so that it runs
 * from right to left as a real one does, and each vowel stands twice, which makes it some 40 % longer. Its code is
 * CLDR's for such a language, and gives it the six plural forms of Arabic.
 */
const letters = 'ابجدهوزحطيكلمنسعفصقرشتثخذض'

const inLetters = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[aeiou]/g, '$&$&')
    .replace(/[a-z]/g, letter => letters.charAt(letter.charCodeAt(0) - 97))

/** Values, web and e-mail addresses, and codes, which are written in capitals. */
const kept = /(\{\{.*?\}\}|https?:\S+|\S+@\S+|\b(?:[\w-]+\.)+[a-z]{2,}\b[\w/]*|\b[A-Z\d][A-Z\d/-]+\b)/

export const pseudoText = (text: string): string =>
  text
    .split(kept)
    .map((part, index) => (index % 2 ? part : inLetters(part)))
    .join('')

type Words = { [name: string]: string | Words }

const pluralForms = ['zero', 'one', 'two', 'few', 'many', 'other']

/** Every plural form says which it is, so that the wrong one is seen. */
const pluralsOf = (name: string, one: string, other: string): Words =>
  Object.fromEntries(
    pluralForms.map(form => [`${name}_${form}`, pseudoText(`${form === 'one' ? one : other} (${form})`)]),
  )

function wordsFrom(english: Words): Words {
  return Object.fromEntries(
    Object.entries(english).flatMap(([name, value]) => {
      if (typeof value !== 'string') return [[name, wordsFrom(value)]]
      const [, plural, form] = name.match(/^(.*)_(one|other)$/) ?? []
      const [one, other] = [english[`${plural}_one`], english[`${plural}_other`]]
      if (!plural || typeof one !== 'string' || typeof other !== 'string') return [[name, pseudoText(value)]]
      return form === 'one' ? Object.entries(pluralsOf(plural, one, other)) : []
    }),
  )
}

export const inPseudo = (english: Catalogue): Catalogue => wordsFrom(english as Words) as Catalogue

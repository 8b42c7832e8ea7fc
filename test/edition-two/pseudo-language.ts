import type { Catalogue, SiteLanguage } from '../../src/site-language.ts'

type Words = { [name: string]: string | Words }

/** Values, web and e-mail addresses, and codes, which are written in capitals. */
const kept = /(\{\{.*?\}\}|https?:\S+|\S+@\S+|\b(?:[\w-]+\.)+[a-z]{2,}\b[\w/]*|\b[A-Z\d][A-Z\d/-]+\b)/

/**
 * A language that nobody speaks, made from English words: each letter becomes another, and each vowel stands twice,
 * which makes it some 40 % longer. `letters`: from a to z.
 */
export function pseudoLanguage(letters: string, pluralForms: readonly string[]) {
  const inLetters = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[aeiou]/g, '$&$&')
      .replace(/[a-z]/g, letter => letters.charAt(letter.charCodeAt(0) - 97))

  const say = (text: string): string =>
    text
      .split(kept)
      .map((part, index) => (index % 2 ? part : inLetters(part)))
      .join('')

  /** Every plural form says which it is, so that the wrong one is seen. */
  const pluralsOf = (name: string, one: string, other: string): [string, string][] =>
    pluralForms.map(form => [`${name}_${form}`, say(`${form === 'one' ? one : other} (${form})`)])

  const wordsFrom = (english: Words): Words =>
    Object.fromEntries(
      Object.entries(english).flatMap(([name, value]): [string, string | Words][] => {
        if (typeof value !== 'string') return [[name, wordsFrom(value)]]
        const [, plural, form] = name.match(/^(.*)_(one|other)$/) ?? []
        const [one, other] = [english[`${plural}_one`], english[`${plural}_other`]]
        if (!plural || typeof one !== 'string' || typeof other !== 'string') return [[name, say(value)]]
        return form === 'one' ? pluralsOf(plural, one, other) : []
      }),
    )

  const from = (read: () => Catalogue) => () => wordsFrom(read() as Words) as Catalogue
  return {
    say,
    words: ({ product, edition }: SiteLanguage['words']): SiteLanguage['words'] => ({
      product: from(product),
      edition: from(edition),
    }),
  }
}

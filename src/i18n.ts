import i18next from 'i18next'
import { siteLanguages } from '#edition/languages.ts'
import { numberIn, pluralForm } from './intl.ts'
import type { Catalogue, SiteLanguage } from './site-language.ts'

export type Language = (typeof siteLanguages)[number]['code']

type Words = (key: string, values?: Record<string, unknown>) => string

/** Gives words in one language, and says in which. */
export type Translate = Words & { readonly language: Language }

const [first, ...rest] = siteLanguages

/** By their codes; the first is the default. */
export const languages: readonly [Language, ...Language[]] = [
  first.code,
  ...rest.map(({ code }) => code),
]

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language)

/** All that the list says of a language. */
export const siteLanguage = (language: Language): SiteLanguage => byCode.get(language) ?? first

const byCode = new Map<string, SiteLanguage>(siteLanguages.map(one => [one.code, one]))

export const otherLanguages = (language: Language): Language[] =>
  languages.filter(one => one !== language)

/**
 * The edition brings words of its own. Its `terms.json` names what sentences of every edition speak of: `{{circular}}`,
 * `{{zone}}`.
 */
export function loadCatalogue(language: Language): Catalogue {
  const { product, edition } = siteLanguage(language).words
  return { ...product(), ...edition() }
}

const instance = i18next.createInstance()
await instance.init({
  // No language stands in for another: a missing key shows as itself, and a test finds it first.
  fallbackLng: false,
  load: 'currentOnly',
  resources: Object.fromEntries(languages.map(language => [language, loadCatalogue(language)])),
})

/** Says "nothing where there are no words": only some fields have hints. */
export const orNothing = { defaultValue: '' }

/** Twice as many as there are words. */
const mostRemembered = 5000

/** Keys come from the program alone; should one not, it must not stay for ever. */
function remember<T>(known: Map<string, T>, key: string, value: T): T {
  if (known.size < mostRemembered) known.set(key, value)
  return value
}

/** What a sentence leaves open. */
const gap = /{{(\w+)}}/

/**
 * A sentence in pieces: words and the names of what it leaves open, in turn. Undefined: there are no such words.
 * i18next is asked once for each: it takes half a page's time to find its sentences.
 */
function sentencesIn(language: Language) {
  const fixed = instance.getFixedT(language)
  const known = new Map<string, string[] | undefined>()
  return (key: string, count: number | undefined): string[] | undefined => {
    const form = count === undefined ? key : `${key} ${pluralForm(language, count)}`
    if (known.has(form)) return known.get(form)
    // It would take a key that it does not know for a sentence.
    const isKnown = instance.exists(key, { lng: language, count })
    const sentence = isKnown ? String(fixed(key, { count, skipInterpolation: true })) : undefined
    return remember(known, form, sentence?.split(gap))
  }
}

/**
 * Fills in what a sentence leaves open. Nothing that is filled in is read again, so `{{id}}` or `$t(…)` in a value stays
 * as it was typed.
 */
function inFull(language: Language): Words {
  const sentenceFor = sentencesIn(language)
  const terms = instance.getDataByLanguage(language)?.terms as Record<string, unknown> | undefined
  return (key, values = {}) => {
    const { count } = values
    const sentence = sentenceFor(key, typeof count === 'number' ? count : undefined)
    if (!sentence) return String(values.defaultValue ?? key)
    const filled = sentence.map((piece, index) => {
      if (index % 2 === 0) return piece
      const own = values[piece]
      return written(own === undefined ? (terms?.[piece] ?? `{{${piece}}}`) : own, language)
    })
    return filled.join('')
  }
}

/** Whatever a sentence counts is written as its language writes numbers. */
const written = (value: unknown, language: Language): string =>
  typeof value === 'number' ? numberIn(language, value) : String(value ?? '')

/** Words without values are the same each time, and a page has hundreds. */
function remembering(inFull: Words): Words {
  const known = new Map<string, string>()
  return (key, values) =>
    values && values !== orNothing
      ? inFull(key, values)
      : (known.get(key) ?? remember(known, key, inFull(key, values)))
}

const translators = Object.fromEntries(
  languages.map(language => [language, Object.assign(remembering(inFull(language)), { language })]),
) as Record<Language, Translate>

export const translator = (language: Language): Translate => translators[language]

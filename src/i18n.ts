import i18next, { type FormatterModule } from 'i18next'
import { siteLanguages } from '#edition/languages.ts'
import { numberIn } from './intl.ts'
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

/** Whatever a sentence counts is written as its language writes numbers. */
const numbers: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format: (value, _format, language) =>
    typeof value === 'number' && language ? numberIn(language, value) : value,
}

const instance = i18next.createInstance().use(numbers)
await instance.init({
  // No language stands in for another: a missing key shows as itself, and a test finds it first.
  fallbackLng: false,
  load: 'currentOnly',
  resources: Object.fromEntries(languages.map(language => [language, loadCatalogue(language)])),
  // Views and letters escape; doing it here too would show `&amp;` to people.
  interpolation: { escapeValue: false, alwaysFormat: true },
})

/** Says "nothing where there are no words": only some fields have hints. */
export const orNothing = { defaultValue: '' }

/** Twice as many as there are words. */
const mostRemembered = 5000

/**
 * Looks the key up first: i18next would take a key that it does not know for a sentence and fill that in. Nothing in a
 * sentence names another key either, so `$t(…)` in a value stays as it was typed.
 */
function onlyKnown(language: Language): Words {
  const fixed = instance.getFixedT(language)
  const { terms } = instance.getDataByLanguage(language) ?? {}
  // Values fill the words in, and are no options of i18next: some come from a cookie.
  return (key, values = {}) => {
    const count = typeof values.count === 'number' ? values.count : undefined
    return instance.exists(key, { lng: language, count })
      ? String(fixed(key, { replace: { ...(terms as object), ...values }, count, nest: false }))
      : String(values.defaultValue ?? key)
  }
}

/** Words without values are the same each time, and a page has hundreds. */
function remembering(fixed: Words): Words {
  const remembered = new Map<string, string>()
  return (key, values) => {
    if (values && values !== orNothing) return fixed(key, values)
    const known = remembered.get(key)
    if (known !== undefined) return known
    const text = fixed(key, values)
    // Keys come from the program alone; should one not, it must not stay for ever.
    if (remembered.size < mostRemembered) remembered.set(key, text)
    return text
  }
}

const translators = Object.fromEntries(
  languages.map(language => [
    language,
    Object.assign(remembering(onlyKnown(language)), { language }),
  ]),
) as Record<Language, Translate>

export const translator = (language: Language): Translate => translators[language]

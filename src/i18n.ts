import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import i18next from 'i18next'
import { wordsFolder } from '#edition/circular.ts'

export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]
export type Translate = (key: string, values?: Record<string, unknown>) => string

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language)
export const otherLanguage = (language: Language): Language => (language === 'ru' ? 'en' : 'ru')

const localesFolder = join(import.meta.dirname, '../locales')

/**
 * One namespace a file: `t('person:family_name.label')` is in `person.json`; the edition brings its
 * own. Its `terms.json` names what sentences of every edition speak of: `{{circular}}`, `{{zone}}`.
 */
export function loadCatalogue(language: Language): Record<string, object> {
  const folders = [join(localesFolder, language), wordsFolder(language)]
  return Object.assign({}, ...folders.map(namespacesIn))
}

const namespacesIn = (folder: string): Record<string, object> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter(file => extname(file) === '.json')
      .map(file => [
        file.replace('.json', ''),
        JSON.parse(readFileSync(join(folder, file), 'utf8')),
      ]),
  )

const instance = i18next.createInstance()
await instance.init({
  // No language stands in for the other: a missing key shows as itself, and a test finds it first.
  fallbackLng: false,
  resources: Object.fromEntries(languages.map(language => [language, loadCatalogue(language)])),
  // Views and letters escape; doing it here too would show `&amp;` to people.
  interpolation: { escapeValue: false },
})

/** Says "nothing where there are no words": only some fields have hints. */
export const orNothing = { defaultValue: '' }

/** Twice as many as there are words. */
const mostRemembered = 5000

/**
 * Looks the key up first: i18next would take a key that it does not know for a sentence and fill that in. Nothing in a
 * sentence names another key either, so `$t(…)` in a value stays as it was typed.
 */
function onlyKnown(language: Language): Translate {
  const fixed = instance.getFixedT(language)
  const { terms } = instance.getDataByLanguage(language) ?? {}
  return (key, values) =>
    instance.exists(key, { lng: language, ...values })
      ? String(fixed(key, { ...(terms as object), ...values, nest: false }))
      : String(values?.defaultValue ?? key)
}

/** Words without values are the same each time, and a page has hundreds. */
function remembering(fixed: Translate): Translate {
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
  languages.map(language => [language, remembering(onlyKnown(language))]),
) as Record<Language, Translate>

export const translator = (language: Language): Translate => translators[language]

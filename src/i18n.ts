import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'

export const languages = ['ru', 'en'] as const
export type Language = (typeof languages)[number]
export type Translate = (key: string, values?: Record<string, unknown>) => string

export const isLanguage = (text: unknown): text is Language => languages.includes(text as Language)
export const otherLanguage = (language: Language): Language => (language === 'ru' ? 'en' : 'ru')

const localesFolder = join(import.meta.dirname, '../locales')

const instance = i18next.createInstance()
await instance.init({
  // No language stands in for the other: a missing key shows as itself, and a test finds it first.
  fallbackLng: false,
  resources: Object.fromEntries(languages.map(language => [language, loadCatalogue(language)])),
  // Views and letters escape; doing it here too would show `&amp;` to people.
  interpolation: { escapeValue: false },
})

/** One namespace a file: `t('person:family_name.label')` is in `locales/…/person.json`. */
export function loadCatalogue(language: Language): Record<string, object> {
  const folder = join(localesFolder, language)
  return Object.fromEntries(
    readdirSync(folder).map(file => [file.replace('.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8'))]),
  )
}

const translators = Object.fromEntries(languages.map(language => [language, instance.getFixedT(language)]))

export const translator = (language: Language): Translate => translators[language] as unknown as Translate

/** Whether the catalogues have this key; for words that only some fields have, such as hints. */
export const hasText = (language: Language, key: string): boolean => instance.exists(key, { lng: language })

import type { Dates } from './dates.ts'
import type { Language, Translate } from './i18n.ts'

/** The language, words and dates of a page. `res.locals` of every request is one. */
export type Reader = {
  language: Language
  t: Translate
  dates: Dates
  /** The `lang` of a text in another language than the page's; undefined: none is needed. */
  foreign(text: string, asked?: string): string | undefined
}

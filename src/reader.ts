import type { Dates } from './dates.ts'
import type { Language, Translate } from './i18n.ts'

/**
 * The language, words and dates that a page is made with. `res.locals` of every request has them.
 */
export type Reader = {
  language: Language
  t: Translate
  dates: Dates
  /**
   * The `lang` attribute for a text in another language than the page's; undefined: none is needed.
   */
  foreign(text: string): string | undefined
}

import type { Dates } from './dates.ts'
import type { Language, Translate } from './i18n.ts'

/**
 * Whom a page is made for: the language of its words and dates. `res.locals` of every request is
 * one.
 */
export type Reader = {
  language: Language
  t: Translate
  dates: Dates
  /**
   * The language of a text that is not in the reader's; undefined: nothing needs to be said. `asked`: in which language
   * its field asks for it.
   */
  foreign(text: string, asked?: string): string | undefined
}

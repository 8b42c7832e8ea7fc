import { join } from 'node:path'
import { type SiteLanguage, wordsIn } from '../site-language.ts'

const locales = join(import.meta.dirname, '../../locales')
const wordsOf = (code: string): SiteLanguage['words'] => ({
  product: wordsIn(locales, code),
  edition: wordsIn(locales, code, 'edition'),
})

/**
 * The languages that the site speaks; the first leads wherever
 * several stand side by side. A new one needs its entry here
 * and its folder in `locales/`.
 */
export const siteLanguages = [
  {
    code: 'ru',
    name: 'Русский',
    direction: 'ltr',
    csvSeparator: ';',
    serves: ['ru', 'be', 'kk', 'ky', 'tg', 'tk', 'uz'],
    words: wordsOf('ru'),
  },
  {
    code: 'en',
    name: 'English',
    direction: 'ltr',
    // Excel in Geneva cuts at semicolons, in English too.
    csvSeparator: ';',
    serves: 'others',
    words: wordsOf('en'),
  },
] as const satisfies readonly SiteLanguage[]

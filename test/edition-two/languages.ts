import { type SiteLanguage, wordsIn } from '../../src/site-language.ts'
import { inPseudo, pseudoText } from './pseudo-language.ts'

const words = {
  product: wordsIn(import.meta.dirname, '../../locales/en'),
  edition: wordsIn(import.meta.dirname, 'words'),
}

/** English, and the same in the pseudo-language, whose rules of plurals and direction are those of Arabic. */
export const siteLanguages = [
  { code: 'en', name: 'English', direction: 'ltr', csvSeparator: ';', words },
  {
    code: 'ar-XB',
    name: pseudoText('Pseudo'),
    direction: 'rtl',
    csvSeparator: ',',
    words: { product: () => inPseudo(words.product()), edition: () => inPseudo(words.edition()) },
  },
] as const satisfies readonly SiteLanguage[]

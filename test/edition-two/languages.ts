import { type SiteLanguage, wordsIn } from '../../src/site-language.ts'
import { pseudoLanguage } from './pseudo-language.ts'

const words = {
  product: wordsIn(import.meta.dirname, '../../locales/en'),
  edition: wordsIn(import.meta.dirname, 'words'),
}

/** In accented letters, and in those of the Arabic script, which run from right to left and have six plural forms. */
const accented = pseudoLanguage('áƀçđéƒğĥíĵķłɱñóƥʠŕšŧúṽŵẋýž', ['one', 'other'])
const arabic = pseudoLanguage('ابجدهوزحطيكلمنسعفصقرشتثخذض', ['zero', 'one', 'two', 'few', 'many', 'other'])

/** English, and two languages made from its words, under the codes that CLDR has for such ones. */
export const siteLanguages = [
  { code: 'en', name: 'English', direction: 'ltr', csvSeparator: ';', serves: 'others', words },
  {
    code: 'en-XA',
    name: accented.say('Accented'),
    direction: 'ltr',
    csvSeparator: ';',
    serves: [],
    words: accented.words(words),
  },
  {
    code: 'ar-XB',
    name: arabic.say('From the right'),
    direction: 'rtl',
    csvSeparator: ',',
    serves: ['ar'],
    words: arabic.words(words),
  },
] as const satisfies readonly SiteLanguage[]

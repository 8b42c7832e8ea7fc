import { edition } from '#edition/index.ts'
import { edition as first } from '../../src/edition/index.ts'
import { siteLanguages as firstLanguages } from '../../src/edition/languages.ts'
import { languages, loadCatalogue } from '../../src/i18n.ts'
import type { Catalogue } from '../../src/site-language.ts'
import { edition as second } from '../edition-two/index.ts'
import { siteLanguages as secondLanguages } from '../edition-two/languages.ts'
import { namesOf } from './edition-names.ts'

/** The edition that the site is not running with: nothing of it may be seen. */
const isSecond = edition.person.means.email === second.person.means.email
const [other, itsLanguages] = isSecond ? [first, firstLanguages] : [second, secondLanguages]

/** What both editions say is nobody's. */
const ownTexts = languages.flatMap(language => textsIn(loadCatalogue(language))).join('\n')

/** Names that are no word of ordinary language. */
export const namesOfOther = [...namesOf(other)].filter(name => /[_\d-]/.test(name))

/** Its event, its places and its hours, as its words say them; and what they speak of throughout. */
export const wordsOfOther = [
  ...itsLanguages.flatMap(({ words }) => {
    const { event = {}, terms = {}, home = {} } = words.edition() as Catalogue
    return [event, terms, home].flatMap(textsIn)
  }),
  ...(isSecond ? ['WSIS', 'ВВУИО', 'Geneva', 'женев', 'Palexpo', 'July', 'июл'] : ['Montevideo', 'ighthouse', 'маяк']),
].filter(text => text.length > 3 && !text.includes('{{') && !ownTexts.includes(text))

function textsIn(words: object): string[] {
  return Object.values(words).flatMap(value => (typeof value === 'string' ? [plain(value)] : textsIn(value)))
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}

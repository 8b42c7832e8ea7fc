import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { edition } from '#edition/index.ts'
import { wordsFolder as firstWords } from '../../src/edition/circular.ts'
import { edition as first } from '../../src/edition/index.ts'
import { languages, loadCatalogue } from '../../src/i18n.ts'
import { wordsFolder as secondWords } from '../edition-two/circular.ts'
import { edition as second } from '../edition-two/index.ts'
import { namesOf } from './edition-names.ts'

/** The edition that the site is not running with: nothing of it may be seen. */
const isSecond = edition.person.means.email === second.person.means.email
const [other, wordsFolder] = isSecond ? [first, firstWords] : [second, secondWords]

/** What both editions say is nobody's. */
const ownTexts = languages.flatMap(language => textsIn(loadCatalogue(language))).join('\n')

/** Names that are no word of ordinary language. */
export const namesOfOther = [...namesOf(other)].filter(name => /[_\d-]/.test(name))

/** Its event, its places and its hours, as its words say them; and what they speak of throughout. */
export const wordsOfOther = [
  ...languages.flatMap(language => [
    ...textsIn(read(language, 'event.json')),
    ...textsIn(read(language, 'terms.json')),
    ...textsIn(read(language, 'home.json')),
  ]),
  ...(isSecond ? ['WSIS', 'ВВУИО', 'Geneva', 'женев', 'Palexpo', 'July', 'июл'] : ['Montevideo', 'ighthouse', 'маяк']),
].filter(text => text.length > 3 && !text.includes('{{') && !ownTexts.includes(text))

function read(language: string, file: string): object {
  return JSON.parse(readFileSync(join(wordsFolder(language), file), 'utf8'))
}

function textsIn(words: object): string[] {
  return Object.values(words).flatMap(value => (typeof value === 'string' ? [plain(value)] : textsIn(value)))
}

function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ')
}

import { calendarFile, circular, contactEmail } from '#edition/circular.ts'
import { languages, translator } from '../i18n.ts'

/** Of the library's five steps from 0 to 4, the first that stands against guessing at the site. */
const leastScore = 3

/** A Russian word is often typed as if the keyboard were a Latin one, and counted among the common so. */
const keys = {
  russian: 'ёйцукенгшщзхъфывапролджэячсмитьбю',
  latin: "`qwertyuiop[]asdfghjkl;'zxcvbnm,.",
}

/** Loaded when the first password is set: the lists are large, and the start does not wait for them. */
let judge: Promise<(password: string, hints: string[]) => number> | undefined

async function loadJudge() {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  const library = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  return (password: string, hints: string[]) => library.check(password, hints).score
}

/** Whether a password is soon guessed: many have it, or it is made of what everybody knows of the member. */
export async function isCommon(password: string, email: string): Promise<boolean> {
  judge ??= loadJudge()
  const score = await judge
  const hints = [email, contactEmail, ...siteNames()].flatMap(withParts)
  return [password, onLatinKeys(password)].some(text => score(text, hints) < leastScore)
}

/** What the site is called, and what it is about. */
const siteNames = (): string[] => [
  circular.number,
  calendarFile.product,
  ...languages.map(language => translator(language)('site:name')),
]

const notWord = /[^\p{L}\p{N}]+/gu

/** An address, what stands before and behind its sign, and each word, apart and together. */
const withParts = (text: string): string[] =>
  [text, ...text.split('@'), ...text.split(notWord), text.replace(notWord, '')].filter(Boolean)

const onLatinKeys = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[а-яё]/g, letter => keys.latin[keys.russian.indexOf(letter)] ?? letter)

import { randomInt } from 'node:crypto'
import { withAsciiDigits } from '../digits.ts'

/** Without letters that look like a digit or a Cyrillic letter. */
const alphabet = '2346789DFGLNQRUVWZ'
const pattern = new RegExp(`^[${alphabet}]{8}$`)

/** What people may type for a character of the alphabet. */
const lookAlikes: Record<string, string> = {
  З: '3',
  Ч: '4',
  Б: '6',
  В: '8',
  B: '8',
  Д: 'D',
  Ф: 'F',
  Г: 'G',
  Л: 'L',
  Н: 'N',
  Р: 'R',
  У: 'U',
}

/** A random reference in two groups, such as `7DQL-29WZ`, out of 1.1 × 10¹⁰. */
export function createReference(): string {
  const characters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return grouped(characters)
}

/** Accepts any case, dashes, spaces, look-alikes, and digits of any script; undefined: the text is no reference. */
export function parseReference(text: string): string | undefined {
  const characters = [
    ...withAsciiDigits(text)
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
    .map(character => lookAlikes[character] ?? character)
    .join('')
  return pattern.test(characters) ? grouped(characters) : undefined
}

const grouped = (characters: string): string => `${characters.slice(0, 4)}-${characters.slice(4)}`

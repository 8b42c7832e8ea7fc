import type { TextIn } from '../every-language.ts'
import { errorWords } from '../letters/error-words.ts'
import type { Reader } from '../reader.ts'
import type { Sources } from './sources.ts'
import type { UnsentLetter } from './today-store.ts'

/** A letter that could not be sent. `href`: its participant's page, if `reference` is not empty. */
export type LetterOnPage = {
  reference: string
  href: string
  kind: string
  recipient: string
  moment: string
  error: TextIn
}

/** More would not be read. */
const shownMax = 20

/** The newest letters that could not be sent. */
export const unsentLetters = ({ store }: Pick<Sources, 'store'>, reader: Reader): LetterOnPage[] =>
  store.unsent(shownMax).map(letter => letterOnPage(letter, reader))

const letterOnPage = (letter: UnsentLetter, reader: Reader): LetterOnPage => ({
  reference: letter.reference,
  href: `/admin/replies/${letter.reference}?tab=letters`,
  kind: reader.t(`admin:reply.kind.${letter.kind}`),
  recipient: letter.recipient,
  moment: reader.dates.short(Temporal.Instant.from(letter.createdAt)),
  error: errorWords(letter.error, reader),
})

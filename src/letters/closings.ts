import { sentenceIn, type TextIn } from '../every-language.ts'
import { type Language, otherLanguages, translator } from '../i18n.ts'
import { type NextStep, wordsOf } from './kind-of-letter.ts'
import { kinds } from './kinds.ts'
import type { LetterContent } from './letter.ts'
import type { LetterLink } from './letter-link.ts'

/** What the letter is about in another language, and its page in that language. */
export type ClosingView = TextIn & { page: { sentence: string; url: string } | undefined }

export const closingsIn = (
  { kind, language, data }: LetterContent,
  linkIn: LetterLink | undefined,
): ClosingView[] =>
  otherLanguages(language).map(other => ({
    ...sentenceIn(other, t => t(wordsOf(kinds[kind].closing, data), { reference: data.reference })),
    page: linkIn && pageIn(other, kinds[kind].nextStep, linkIn),
  }))

function pageIn(
  other: Language,
  nextStep: NextStep | undefined,
  linkIn: LetterLink,
): ClosingView['page'] {
  if (!nextStep?.path.includes(':language')) return undefined
  const words = nextStep.inOther ?? 'letters:closing.page'
  return { sentence: translator(other)(words), url: linkIn(other) }
}

/** As one text. */
export const closingText = ({ text, page, ...rest }: ClosingView): TextIn => ({
  ...rest,
  text: page ? `${text} ${page.sentence} ${page.url}` : text,
})

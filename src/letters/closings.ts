import { sentenceIn, type TextIn } from '../every-language.ts'
import { otherLanguages, translator } from '../i18n.ts'
import { wordsOf } from './kind-of-letter.ts'
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
    page:
      linkIn && kinds[kind].nextStep?.path.includes(':language')
        ? { sentence: translator(other)('letters:closing.page'), url: linkIn(other) }
        : undefined,
  }))

/** As one text. */
export const closingText = ({ text, page, ...rest }: ClosingView): TextIn => ({
  ...rest,
  text: page ? `${text} ${page.sentence} ${page.url}` : text,
})

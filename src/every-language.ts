import { type Language, otherLanguages, siteLanguage, type Translate, translator } from './i18n.ts'
import { foreignTo } from './text-language.ts'

/** A text that says which language it is in, where that is not the page's; `auto`: its own letters decide where it begins. */
export type TextIn = {
  text: string
  lang?: string | undefined
  dir?: 'ltr' | 'rtl' | 'auto' | undefined
}

/** What printed papers and letters say in every language of the site, in the reader's first. */
export type InEvery = readonly [TextIn, ...TextIn[]]

/** What somebody typed, and the language that its field asks for; undefined: any. */
export type TextInLanguage = { text: string; language?: string | undefined }

export type EveryLanguage = ReturnType<typeof everyLanguage>

export function everyLanguage(language: Language) {
  const others = otherLanguages(language)

  const inEvery = (say: (t: Translate) => string): InEvery => [
    { text: say(translator(language)) },
    ...others.map(other => sentenceIn(other, say)),
  ]

  const words = (key: string): InEvery => inEvery(t => t(key))

  const typedLine = ({ text, language: asked }: TextInLanguage, isHint = false): PaperLine => ({
    texts: [typedFor(language, text, asked)],
    isHint,
  })

  return { t: translator(language), inEvery, words, typedLine }
}

/** A sentence of the site's that stands among those of another language. */
export const sentenceIn = (language: Language, say: (t: Translate) => string): TextIn => ({
  text: say(translator(language)),
  lang: language,
  dir: siteLanguage(language).direction,
})

/** What somebody typed, as this reader sees it; `asked`: the language that its field asks for. */
export const typedFor = (reader: Language, text: string, asked?: string): TextIn => ({
  text,
  lang: foreignTo(reader, text, asked),
  dir: 'auto',
})

/** A line of a cell on paper, which may say the same in several languages. */
export type PaperLine = { texts: readonly TextIn[]; isHint?: boolean }

import { type Language, otherLanguage, type Translate, translator } from './i18n.ts'

/** Something that a printed paper says twice: in the language of its reader, and in the other. */
export type InBoth = { text: string; other: { text: string; lang: Language } }

export type Both = ReturnType<typeof bothLanguages>

/** Says the same in the language of the reader and in the other. */
export function bothLanguages(language: Language) {
  const other = otherLanguage(language)
  const [own, others] = [translator(language), translator(other)]

  const inBoth = (say: (t: Translate, language: Language) => string): InBoth => ({
    text: say(own, language),
    other: { text: say(others, other), lang: other },
  })

  return { inBoth, words: (key: string): InBoth => inBoth(t => t(key)) }
}

/** «Беларусь / Belarus» */
export const joined = ({ text, other }: InBoth): string => `${text} / ${other.text}`

/** A line of a cell on paper; `dir`: its own letters decide where it begins. */
export type PaperLine = {
  text: string
  isHint?: boolean
  lang?: string | undefined
  dir?: 'auto' | undefined
}

/** A text in the language of its field; without one its letters decide. */
export const lineIn = (text: string, lang: string | undefined, isHint = false): PaperLine => ({
  text,
  isHint,
  lang,
  dir: lang ? undefined : 'auto',
})

/** Scripts in which the languages of the event are written; the one a text has most letters of tells its language. */
const scripts = [
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['en', /\p{Script=Latin}/gu],
] as const

/**
 * What a screen reader should take a free text for, because nobody is asked in which language they write.
 * By script alone: French passes for English; a text without letters has no language.
 */
export function languageOf(text: string): string | undefined {
  const counted = scripts.map(([language, letter]) => ({
    language,
    count: text.match(letter)?.length ?? 0,
  }))
  const [most] = counted.toSorted((a, b) => b.count - a.count)
  return most && most.count > 0 ? most.language : undefined
}

import type { Letter, LetterContent } from './letter.ts'

/** What a letter was made from when it left; `emailProvenAt`: of its participant, as it is now. */
export function contentAsSent(letter: Letter, emailProvenAt: string | null): LetterContent {
  const { kind, language, data, sentAt } = letter
  // An address that was proven after the letter had left was none when it was written.
  const wasProven = emailProvenAt !== null && (!sentAt || emailProvenAt <= sentAt)
  return { kind, language, data, isProven: letter.isProven && wasProven }
}

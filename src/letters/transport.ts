import type { ComposedLetter } from './compose.ts'
import type { Letter } from './letter.ts'

/**
 * Hands a letter to the mail server, or writes it as a file. Rejects with nodemailer's error when it
 * was not taken.
 */
export type Transport = {
  send(letter: Letter, composed: ComposedLetter): Promise<void>
  /** As far as that is possible: a mail server gives nothing back. */
  takeBack(letter: Letter): void
  /** Whether it would take a letter at all, whatever became of the last. */
  isReachable(): Promise<boolean>
  close(): void
}

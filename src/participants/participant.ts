import type { Answers } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'

/** Who replies. Instants are UTC text. */
export type Participant = {
  id: number
  reference: string
  /** In which letters are written. */
  language: Language
  /** In lower case; the person keeps it as it was typed. */
  email: string
  emailProvenAt: string | null
  person: Answers
  version: number
  createdAt: string
  changedAt: string
}

import type { Answers } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'

/** A person who replies. Instants are UTC text. */
export type Participant = {
  id: number
  reference: string
  /** The language of letters to the participant. */
  language: Language
  /** In lower case; `person` has the address as typed. */
  email: string
  emailProvenAt: string | null
  person: Answers
  version: number
  createdAt: string
  changedAt: string
}

import type { Response } from 'express'
import type { Dates } from '../dates.ts'
import type { Language, Translate } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import type { StaffMember } from '../staff/accounts.ts'

/** What a request gathers on its way and every view may print. Only files of web/ write it. */
declare global {
  namespace Express {
    interface Locals {
      language: Language
      t: Translate
      dates: Dates
      /** The language of a text that is not in the page's own; undefined: nothing needs to be said. */
      foreign(text: string): string | undefined
      /** The address of this page in another language. */
      inLanguage(other: Language): string
      /** Whom this browser is known to be. */
      participant: Participant | undefined
      /** Who is signed in. */
      member: StaffMember | undefined
      /** Which link of the navigation leads to where one is. */
      section: string
      /** An edition without such a form has no programme of speakers, or no round table. */
      hasProgramme: boolean
      hasSeating: boolean
      /** The table as the member left it. */
      backToTable: string
    }
  }
}

/** Who is signed in, behind the guard that lets nobody else in. */
export function memberOf(res: Response): StaffMember {
  const { member } = res.locals
  if (!member) throw new Error('No member is signed in: this route must stand behind staffOnly')
  return member
}

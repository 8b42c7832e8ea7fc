import type { Response } from 'express'
import type { TextIn } from '../every-language.ts'
import type { Opened } from '../participants/access.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import type { SiteLanguage } from '../site-language.ts'
import type { StaffMember } from '../staff/roles.ts'
import type { DeskBar } from './navigation.ts'
import type { Said, SaidOnPage } from './said.ts'

/** What a request gathers on its way and every view may print. Only files of web/ write it. */
declare global {
  namespace Express {
    interface Locals extends Reader {
      direction: SiteLanguage['direction']
      /** The languages that a page offers beside its own. */
      otherLanguages: readonly SiteLanguage[]
      /** The address of this page in another language. */
      inLanguage(other: string): string
      /** The tokens in the cookie of this browser, and what they open. */
      browser: Opened & { tokens: readonly string[] }
      /** Whom this browser may open. */
      participants: readonly Participant[]
      /** Of the session at the desk; empty: there is none. */
      sessionToken: string
      /** Of a browser that is known for the account that somebody signs in to; else undefined. */
      knownBrowser?: string | undefined
      /** Who is signed in. */
      member: StaffMember | undefined
      /** The bar of the desk; undefined: nobody is signed in. */
      deskBar(): DeskBar | undefined
      /** The page of the desk that is open; of an answer to a form the page it stands on. */
      herePath: string
      /** What stands in the margin of a list of the desk on each printed page. */
      marginOf(title: string): string
      /** Tells on the page that follows what was done. */
      say(said: Said): void
      /** What the press before has done; told once. */
      takeSaid(): SaidOnPage | undefined
      /** Why no letter leaves, in sentences for the desk and the mail server's own words. */
      mailTrouble?: readonly TextIn[]
    }
  }
}

/** Who is signed in, behind the guard that lets nobody else in. */
export function memberOf(res: Response): StaffMember {
  const { member } = res.locals
  if (!member) throw new Error('No member is signed in: this route must stand behind staffOnly')
  return member
}

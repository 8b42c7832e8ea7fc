import type { Letters } from '../letters/letters.ts'
import { newToken, tokenHash } from '../tokens.ts'
import { noPassword } from './accounts-store.ts'
import type { StaffMember } from './roles.ts'
import type { StaffTools } from './staff-tools.ts'

/** Since the last time that the member signed in there. */
export const knownDays = 180
/** Of a mailed link: longer than the day in which no other is sent. */
const linkHours = 48

/** A token for a letter: whoever has it may try passwords of this account as if in a known browser. */
export function mintSignInLink({ browsers, accounts, clock }: StaffTools, email: string): string {
  const token = newToken()
  const account = accounts.byEmail(email.toLowerCase())
  const expiresAt = String(clock.now().add({ hours: linkHours }))
  if (account) browsers.insert({ tokenHash: tokenHash(token), staffId: account.id, expiresAt })
  return token
}

/** The browser gets another token each time, and stays known for the accounts of others too. */
function knowBrowser(
  { browsers, clock }: StaffTools,
  { id }: Pick<StaffMember, 'id'>,
  former: string,
): string {
  const token = newToken()
  const now = clock.now()
  const expiresAt = String(now.add({ hours: 24 * knownDays }))
  browsers.removeExpired(String(now))
  if (former) browsers.rename(tokenHash(former), tokenHash(token))
  browsers.insert({ tokenHash: tokenHash(token), staffId: id, expiresAt })
  return token
}

/**
 * A browser in which a member has signed in is known for that account: however many passwords others
 * try elsewhere, it goes on signing in. It opens nothing, and is known after signing out too.
 */
export function createKnownBrowsers(tools: StaffTools & { letters: Letters }) {
  const { database, browsers, accounts, clock, letters } = tools
  const knowAtOnce = database.transaction(knowBrowser)
  return {
    /** By which of these tokens, as a hash, somebody is known for the account with this address. */
    knownBy: (tokens: readonly string[], email: string): string | undefined =>
      browsers.known(tokens.map(tokenHash), email.toLowerCase(), String(clock.now())),
    /** A token for the browser to keep; `former`: the one that it has kept until now, or empty. */
    knowBrowser: (member: StaffMember, former: string): string =>
      knowAtOnce.immediate(tools, member, former),
    /** Does nothing where nobody could sign in. */
    mailSignInLink(email: string): void {
      const account = accounts.byEmail(email.toLowerCase())
      if (account && account.passwordHash !== noPassword) letters.sendLink('sign_in', account)
    },
  }
}

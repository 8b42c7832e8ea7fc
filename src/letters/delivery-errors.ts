/** What nodemailer rejects with; the code is the mail server's, `command` what it answered to. */
export type DeliveryError = Error & { code?: string; responseCode?: number; command?: string }

/**
 * Whom a failed try concerns. `recipient` and `letter` have failed for good; `later`: this letter is
 * tried again; `everybody`: any other letter would get the same, so all of them wait. `unknown`: the
 * server has said nothing, and has to be asked whether it takes anything at all.
 */
export type Concern = 'recipient' | 'letter' | 'later' | 'everybody' | 'unknown'

type Answer = { basic: number; enhanced: string; isAboutMessage: boolean; text: string }

/** The first that fits decides: replies by RFC 5321, enhanced codes (`5.1.1`) by RFC 3463. */
const rules: { fits(answer: Answer): boolean; concern: Concern }[] = [
  { fits: ({ basic }) => !basic, concern: 'unknown' },
  // The sender, the password or the encryption is refused, whoever the letter is for.
  { fits: ({ isAboutMessage }) => !isAboutMessage, concern: 'everybody' },
  { fits: ({ basic }) => [421, 521, 530, 534, 535, 538].includes(basic), concern: 'everybody' },
  // The server does not know us: it would forward for nobody.
  { fits: ({ text }) => /\brelay|authenticat/i.test(text), concern: 'everybody' },
  // The server's own disk is full, or it is shut down for a while.
  { fits: ({ enhanced }) => /^[45]\.3\.[12]$/.test(enhanced), concern: 'everybody' },
  { fits: ({ basic }) => basic < 500, concern: 'later' },
  { fits: ({ enhanced }) => /^5\.1\.[78]$/.test(enhanced), concern: 'everybody' },
  { fits: ({ enhanced }) => /^5\.[12]\./.test(enhanced), concern: 'recipient' },
  { fits: ({ enhanced }) => /^5\.(3\.4|6\.)/.test(enhanced), concern: 'letter' },
  // Routes, protocols and policies change; only some of them are about this letter.
  { fits: ({ enhanced }) => enhanced !== '', concern: 'later' },
  { fits: ({ basic }) => basic === 552, concern: 'letter' },
  // Servers that know no enhanced codes refuse us with the same digits as somebody unknown.
  { fits: ({ text }) => /block|black|sender|limit|polic|spam/i.test(text), concern: 'later' },
  { fits: ({ basic }) => basic >= 550 && basic <= 553, concern: 'recipient' },
  { fits: () => true, concern: 'later' },
]

/** Disks and databases that take nothing are not the fault of a letter. */
const isOfMachine = (code: string): boolean => /^(SQLITE_|ENOSPC|EDQUOT|EROFS)/.test(code)

/** A letter that could not even be put together is tried again, for a program that has been mended. */
export const concernInComposing = ({ code = '' }: DeliveryError): Concern =>
  isOfMachine(code) ? 'everybody' : 'later'

export function concernOf({ code = '', responseCode = 0, command = '', message }: DeliveryError) {
  if (isOfMachine(code) || code === 'EAUTH') return 'everybody'
  // The time for one letter is over, and what the server has said meanwhile ends nowhere.
  if (code === 'EABORT') return 'later'
  const [, enhanced = ''] = message.match(/\b\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/) ?? []
  const isAboutMessage = ['RCPT TO', 'DATA'].includes(command)
  const answer = { basic: responseCode, enhanced, isAboutMessage, text: message }
  return rules.find(({ fits }) => fits(answer))?.concern ?? 'later'
}

/**
 * How long a letter waits after each failed try of its own; after the last it has failed. Five days
 * in all, which RFC 5321 (4.5.4.1) asks for: over a weekend nobody mends anything.
 */
const waitsMinutes = [1, 5, 15, 60, 240, 720, 1440, 1440, 1440, 1440]

/** `tries`: with the one that has just failed. */
export const minutesToNextTry = (tries: number): number | undefined => waitsMinutes[tries - 1]

/** How long all letters wait while the server takes none. */
const pausesMinutes = [1, 2, 5, 15] as const

/** `failures`: one after another, from 1. */
export const pauseMinutes = (failures: number): number =>
  pausesMinutes[Math.min(failures, pausesMinutes.length) - 1] ?? pausesMinutes[0]

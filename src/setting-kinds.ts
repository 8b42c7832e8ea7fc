import { statSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname } from 'node:path'
import { z } from 'zod'

/**
 * Kinds of settings. Each reads its text, or says what to write instead; the sentence goes on from the
 * name of the setting, and never repeats a value, which may be a password.
 */

/** `read`: undefined where the text will not do. */
export const kind = <T>(whatToWrite: string, read: (text: string) => T | undefined) =>
  z.string().transform((text, context): T => {
    const value = read(text)
    if (value !== undefined) return value
    context.addIssue({ code: 'custom', message: whatToWrite })
    return z.NEVER
  })

const where = <T>(isSo: boolean, value: T): T | undefined => (isSo ? value : undefined)

export const wholeNumber = (fallback: number, max: number) =>
  kind(`must be a whole number from 0 to ${max}`, text =>
    where(/^\d{1,9}$/.test(text) && Number(text) <= max, Number(text)),
  ).default(fallback)

export const oneOf = <const O extends string>(options: readonly [O, ...O[]]) =>
  z.enum(options, { error: `must be ${options.join(' or ')}` })

/** Some words in one line. */
export const line = (max: number, example: string) =>
  kind(`must be one line of at most ${max} characters, such as ${example}`, text =>
    where(text.trim() !== '' && text.length <= max && !/\p{C}/u.test(text), text.trim()),
  )

export const instant = kind('must be an instant such as 2025-04-28T07:00:00Z', text => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
})

export const timeOrOff = kind('must be a time such as 08:00, or off', text =>
  where(text === 'off' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text), text),
)

export const hostToListenAt = kind(
  'must be an address of this machine without a port, such as 127.0.0.1 or 0.0.0.0',
  text => where(isIP(text) > 0 || isHostName(text), text),
)

const isHostName = (text: string): boolean =>
  text.length <= 253 &&
  /^(?=.*[a-z])[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(text) &&
  !/\.\./.test(text)

/** The origin, as links begin with it. */
export const siteAddress = kind(
  'must be https:// and the host alone, such as https://replies.example.org, without a path, a question mark, a user or a password',
  text => {
    const url = urlOf(text, ['http:', 'https:'])
    const isBare = url?.pathname === '/' && !/[?#]/.test(text) && !url.username && !url.password
    return isBare ? url.origin : undefined
  },
)

export const mailServer = kind(
  'must be smtp:// or smtps://, user:password@ where the server asks for them, and the host, such as smtps://user:password@mail.example.org; in a password @ is %40, / is %2F, # is %23, % is %25',
  text => {
    const url = urlOf(text, ['smtp:', 'smtps:'])
    const isWhole = url && ['', '/'].includes(url.pathname) && !url.hash && url.port !== '0'
    return where(isWhole === true && hasBothOrNeither(url), text)
  },
)

function hasBothOrNeither({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password)
    return (username === '') === (password === '')
  } catch {
    return false
  }
}

function urlOf(text: string, protocols: readonly string[]): URL | undefined {
  const url = URL.parse(text)
  const isPlain = url && protocols.includes(url.protocol) && url.hostname !== ''
  return isPlain && !/[\s\p{C}\\]/u.test(text) && text.includes('://') ? url : undefined
}

const quietSign = String.raw`[^\s@<>()[\]\\,;:"\p{C}]`
const address = new RegExp(`^${quietSign}+@${quietSign}+$`, 'u')
const named = /^(?:[^"<>,;:@\\\p{C}]*|"[^"\\\p{C}]*") ?<([^<>]*)>$/u

/** One sender or one recipient, with a name or without. */
export const oneAddress = kind(
  'must be one e-mail address, such as replies@example.org or Secretariat <replies@example.org>; a name with a comma in it stands in quotes',
  text => where(address.test(named.exec(text)?.[1] ?? text), text),
)

/** Made where there is none. */
export const file = kind(
  'must be the path of a file, such as data/replies.sqlite, not of a folder or below a file',
  text =>
    where(
      isReadable(text) && !/[\\/]$/.test(text) && !isFolder(text) && canHold(dirname(text)),
      text,
    ),
)

export const folder = kind(
  'must be the path of a folder, such as data/letters, not of a file or below one',
  text => where(isReadable(text) && canHold(text), text),
)

const isReadable = (path: string): boolean => path.trim() !== '' && !/\p{Cc}/u.test(path)

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/** It is a folder, or can be made. */
function canHold(path: string): boolean {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found) return found.isDirectory()
    return dirname(path) === path || canHold(dirname(path))
  } catch {
    return false
  }
}

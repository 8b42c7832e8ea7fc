import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { calendarFile } from '#edition/circular.ts'
import type { Config } from '../config.ts'
import type { ComposedLetter } from './compose.ts'
import type { Letter } from './letter.ts'
import { senderIn } from './sender.ts'

/**
 * Hands a letter to the mail server, or writes it as a file. Rejects with nodemailer's error when it
 * was not taken.
 */
export type Transport = {
  send(letter: Letter, composed: ComposedLetter): Promise<void>
  /** Whether it would take a letter at all, whatever became of the last. */
  isReachable(): Promise<boolean>
  close(): void
}

/**
 * A server that says nothing must not hold up the letters behind; SMTP_URL may say otherwise
 * (`?socketTimeout=…`).
 */
const patienceMilliseconds = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
}

export const createTransport = (config: Config): Transport =>
  config.smtpUrl ? smtp(config, config.smtpUrl) : files(config)

/** One connection for letters one after another; none is sent a second time behind our back. */
const oneConnection = { pool: true, maxConnections: 1, maxRequeues: 0 } as const

function smtp(config: Config, url: string): Transport {
  const mailer = nodemailer.createTransport({
    ...oneConnection,
    ...patienceMilliseconds,
    url: withSafePassword(url, config),
  })
  return {
    send: async (letter, composed) =>
      void (await mailer.sendMail(message(letter, composed, config))),
    isReachable: () =>
      mailer.verify().then(
        () => true,
        () => false,
      ),
    close: () => mailer.close(),
  }
}

/** A password waits for an encrypted connection, even if somebody on the way strips the offer. */
function withSafePassword(url: string, { passwordMayGoInClear }: Config): string {
  const safe = new URL(url)
  if (safe.password && !passwordMayGoInClear) safe.searchParams.set('requireTLS', 'true')
  return String(safe)
}

function files(config: Config): Transport {
  const mailer = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  })
  mkdirSync(config.lettersDir, { recursive: true })
  return {
    async send(letter, composed) {
      const { message: source } = await mailer.sendMail(message(letter, composed, config))
      await writeFile(
        join(config.lettersDir, `${String(letter.id).padStart(6, '0')}-${letter.kind}.eml`),
        source as Buffer,
      )
    },
    // Whatever keeps one file from being written keeps every other.
    isReachable: async () => false,
    close: () => mailer.close(),
  }
}

/** Keeps out-of-office robots from answering, those of Exchange by the second. */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

function message(
  letter: Letter,
  { subject, text, html, calendar }: ComposedLetter,
  config: Config,
): SendMailOptions {
  return {
    from: senderIn(letter.language, config.mailFrom),
    replyTo: config.mailReplyTo,
    to: { name: '', address: letter.recipient },
    subject,
    text,
    html,
    messageId: letter.messageId,
    headers: { ...automatic, 'Content-Language': letter.language },
    attachments: calendar ? [calendarAttachment(calendar)] : [],
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const calendarAttachment = (content: string) => ({
  filename: `${calendarFile.name}.ics`,
  content,
  // Mail programs offer to add or to remove the entries only where the method is said here too.
  contentType: `text/calendar; charset=utf-8; method=${methodOf(content)}`,
})

const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH'

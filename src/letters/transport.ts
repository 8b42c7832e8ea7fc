import { mkdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { calendarFile } from '#edition/circular.ts'
import type { Config } from '../config.ts'
import type { ComposedLetter } from './compose.ts'
import type { Letter } from './letter.ts'

/**
 * Hands a letter to the mail server, or writes it as a file. Rejects with nodemailer's error when it
 * was not taken.
 */
export type Transport = {
  send(letter: Letter, composed: ComposedLetter): Promise<void>
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

function smtp(config: Config, url: string): Transport {
  const mailer = nodemailer.createTransport({ ...patienceMilliseconds, url })
  return {
    send: async (letter, composed) =>
      void (await mailer.sendMail(message(letter, composed, config))),
    close: () => mailer.close(),
  }
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
    close: () => mailer.close(),
  }
}

function message(
  letter: Letter,
  { subject, text, html, calendar }: ComposedLetter,
  config: Config,
): SendMailOptions {
  return {
    from: config.mailFrom,
    replyTo: config.mailReplyTo,
    to: { name: '', address: letter.recipient },
    subject,
    text,
    html,
    messageId: letter.messageId,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.language },
    attachments: calendar ? [calendarAttachment(calendar)] : [],
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

const calendarAttachment = (content: string) => ({
  filename: `${calendarFile.name}.ics`,
  content,
  contentType: 'text/calendar; charset=utf-8',
})

import type { SendMailOptions } from 'nodemailer'
import { calendarFile } from '#edition/circular.ts'
import type { Config } from '../config.ts'
import type { ComposedLetter } from './compose.ts'
import type { Letter } from './letter.ts'
import { senderIn } from './sender.ts'

/** Keeps out-of-office robots from answering, those of Exchange by the second. */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** The letter as it is put on the way. */
export function messageOf(
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

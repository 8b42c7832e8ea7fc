import parseAddresses from 'nodemailer/lib/addressparser'
import { type Language, translator } from '../i18n.ts'

/** As a mail program shows it. */
export type Sender = { name: string; address: string }

/** `sender`: as `MAIL_FROM` has it; without a name there, the letter's language gives one. */
export function senderIn(language: Language, sender: string): Sender {
  const { name, address } = read(sender)
  return { name: name || translator(language)('letters:sender'), address }
}

/** Filters look for the sender's domain in the Message-ID. */
export const domainOf = (sender: string): string =>
  read(sender).address.split('@')[1] ?? 'localhost'

function read(sender: string): Sender {
  const [first] = parseAddresses(sender, { flatten: true })
  return { name: first?.name ?? '', address: first?.address ?? '' }
}

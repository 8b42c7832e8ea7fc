import parseAddresses from 'nodemailer/lib/addressparser'

/** Filters look for the sender's domain in the Message-ID; `sender`: as `MAIL_FROM` has it. */
export function domainOf(sender: string): string {
  const [first] = parseAddresses(sender, { flatten: true })
  return first?.address.split('@')[1] ?? 'localhost'
}

import type { Response } from 'express'
import type { ComposedLetter } from '../letters/compose.ts'

/**
 * A letter as it looks in a mail program: its styles are its own, and still nothing in it may run
 * or load.
 */
export function sendLetterPage(
  res: Response,
  { subject, text, html }: ComposedLetter,
  part: 'html' | 'text',
): void {
  res.set(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  )
  res.set('X-Frame-Options', 'SAMEORIGIN')
  if (part === 'html') res.type('html').send(html)
  else res.type('text').send(`${subject}\n\n${text}`)
}

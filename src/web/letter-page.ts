import { createHash } from 'node:crypto'
import type { Response } from 'express'
import type { ComposedLetter } from '../letters/compose.ts'

/**
 * A letter as it looks in a mail program: the styles that it has are named one by one, nothing in it
 * may run or load, and no other style either.
 */
export function sendLetterPage(
  res: Response,
  { subject, text, html }: ComposedLetter,
  part: 'html' | 'text',
): void {
  res.set(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'unsafe-hashes' ${stylesIn(html)}; frame-ancestors 'self'`,
  )
  res.set('X-Frame-Options', 'SAMEORIGIN')
  if (part === 'html') res.type('html').send(html)
  else res.type('text').send(`${subject}\n\n${text}`)
}

/** Mail programs read styles in attributes alone; what somebody has typed has no quotes of its own. */
const stylesIn = (html: string): string =>
  [...new Set([...html.matchAll(/\sstyle="([^"]*)"/g)].map(([, style = '']) => style))]
    .map(style => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    .join(' ')

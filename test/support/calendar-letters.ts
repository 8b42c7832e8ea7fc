import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { ParsedMail } from 'mailparser'
import { appFor } from './app.ts'
import { createDial, letTheMinutePass } from './clock.ts'
import { startMailServer } from './mail-server.ts'
import { createVisitor } from './visitor.ts'

/** A site with a mail server, somebody who replies, and a way to the calendar of the letter that comes next. */
export async function office(t: TestContext) {
  const mail = await startMailServer()
  t.after(() => mail.close())
  const clock = createDial()
  const app = await appFor(t, { SMTP_URL: mail.url }, clock)
  let count = 0
  const nextLetter = async (): Promise<ParsedMail> => {
    count += 1
    await letTheMinutePass(clock, app)
    assert.equal(mail.seen.length, count)
    return mail.letter()
  }
  return { app, visitor: createVisitor(app), nextLetter, nextCalendar: async () => calendarIn(await nextLetter()) }
}

export type Entry = { uid: string; sequence: number; status: string; summary: string; days: string }

/** A calendar file as a calendar program reads it; `days`: from the first to the day after the last. */
export function readCalendar(file: string): { method: string; entries: Entry[] } {
  const text = file.replaceAll('\r\n ', '')
  const field = (part: string, name: string) => part.match(new RegExp(`^${name}(?:;[^:]*)?:(.*)\\r`, 'm'))?.[1] ?? ''
  const [head = '', ...events] = text.split('BEGIN:VEVENT')
  return {
    method: field(head, 'METHOD'),
    entries: events.map(event => ({
      uid: field(event, 'UID'),
      sequence: Number(field(event, 'SEQUENCE')),
      status: field(event, 'STATUS'),
      summary: field(event, 'SUMMARY'),
      days: `${field(event, 'DTSTART').slice(-2)}-${field(event, 'DTEND').slice(-2)}`,
    })),
  }
}

export const calendarIn = ({ attachments: [file] }: ParsedMail) => file && readCalendar(file.content.toString('utf8'))

export const said = (calendar: ReturnType<typeof calendarIn>) =>
  calendar?.entries.map(({ summary, days, status }) => `${summary} ${days} ${status}`)

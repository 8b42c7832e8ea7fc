import type { Readable } from 'node:stream'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import { plainSpaces } from '../exports/plain-spaces.ts'
import type { Language, Translate } from '../i18n.ts'
import type { PlannedSession } from './planned-sessions.ts'
import { runningOrderCalendar } from './running-order-calendar.ts'
import { runningOrderCsv } from './running-order-csv.ts'

type Tools = { programme: { sessions(): PlannedSession[] }; audit: Audit; clock: Clock }

/** The running order as CSV; logs the export. */
export const exportCsv = (tools: Tools, language: Language, by: string): Readable =>
  runningOrderCsv(exported(tools, 'programme.csv', by), language)

/** The running order as a calendar file; logs the export. */
export const exportCalendar = (tools: Tools, t: Translate, by: string): string =>
  plainSpaces(runningOrderCalendar(exported(tools, 'programme.ics', by), t, tools.clock.now()))

function exported({ programme, audit }: Tools, file: string, by: string): PlannedSession[] {
  const sessions = programme.sessions()
  const rows = sessions.reduce((sum, { slots }) => sum + slots.length, 0)
  audit.record(by, 'exported', { file, rows })
  return sessions
}

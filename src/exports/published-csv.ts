import { declines, hasStandIn } from '../facts/answers.ts'
import { type Form, isMet, textOf } from '../forms/form.ts'
import type { Published } from '../forms/meanings.ts'
import type { Language } from '../i18n.ts'
import { isInForce } from '../replies/statuses.ts'
import type { TableReply } from '../table/table-reply.ts'
import { type CodedLines, codedLines, fieldColumns } from './coded-csv.ts'
import { inPieces } from './in-pieces.ts'
import type { ExportRows } from './rows.ts'
import { yieldingBetween } from './yielding-between.ts'

/** Looked through at once; others are answered in between. */
const repliesAtOnce = 100

/**
 * The lines of the list, which are counted before the first is sent: whoever is read is named as they
 * are at that moment.
 */
export async function publishedList(
  rows: ExportRows,
  { path }: Form,
  published: Published,
  language: Language,
): Promise<{ head: string; lines: string[] }> {
  const { head, line } = publishedLines(published, language)
  const lines: string[] = []
  const all = rows.all({ conditions: { form: [path] }, sort: 'submitted_at', isDescending: false })
  for await (const piece of yieldingBetween(inPieces(all, repliesAtOnce)))
    lines.push(...piece.filter(reply => mayBeNamed(published, reply)).map(line))
  return { head, lines }
}

/**
 * Who may be named outside the secretariat: whoever comes or speaks and has agreed to it. A stand-in
 * was not asked, so those who send one are in no list.
 */
function mayBeNamed({ consent, statuses }: Published, reply: TableReply): boolean {
  const counts = isInForce(reply) && (statuses?.includes(reply.status) ?? true)
  return counts && !declines(reply) && !hasStandIn(reply) && isMet(consent, reply.answers)
}

const publishedLines = (
  { person, answers }: Published,
  language: Language,
): CodedLines<TableReply> =>
  codedLines(
    [
      ...fieldColumns<TableReply>(person, (reply, name) => textOf(reply.person, name)),
      ...fieldColumns<TableReply>(answers, (reply, name) => textOf(reply.answers, name)),
    ],
    language,
  )

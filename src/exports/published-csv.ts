import type { Readable } from 'node:stream'
import { declines, hasStandIn } from '../facts/answers.ts'
import { type Form, isMet, textOf } from '../forms/form.ts'
import type { Published } from '../forms/meanings.ts'
import type { Language } from '../i18n.ts'
import { isInForce } from '../replies/statuses.ts'
import type { TableReply } from '../table/table-reply.ts'
import { codedCsv, fieldColumns } from './coded-csv.ts'
import type { ExportRows } from './rows.ts'

/**
 * Who may be named outside the secretariat: whoever comes or speaks and has agreed to it. A stand-in
 * was not asked, so those who send one are in no list.
 */
export async function publishedReplies(
  rows: ExportRows,
  { path }: Form,
  published: Published,
): Promise<TableReply[]> {
  const all = await Array.fromAsync(
    rows.all({ conditions: { form: [path] }, sort: 'submitted_at', isDescending: false }),
  )
  return all.filter(reply => mayBeNamed(published, reply))
}

function mayBeNamed({ consent, statuses }: Published, reply: TableReply): boolean {
  const counts = isInForce(reply) && (statuses?.includes(reply.status) ?? true)
  return counts && !declines(reply) && !hasStandIn(reply) && isMet(consent, reply.answers)
}

export const publishedCsv = (
  replies: readonly TableReply[],
  { person, answers }: Published,
  language: Language,
): Readable =>
  codedCsv(
    replies,
    [
      ...fieldColumns<TableReply>(person, (reply, name) => textOf(reply.person, name)),
      ...fieldColumns<TableReply>(answers, (reply, name) => textOf(reply.answers, name)),
    ],
    language,
  )

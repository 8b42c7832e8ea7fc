import { edition } from '#edition/index.ts'
import { statusesOf } from '../replies/statuses.ts'
import { opposite } from '../table/conditions.ts'
import type { Found } from '../table/found.ts'
import type { ReplySearch } from '../table/search.ts'
import type { TableReply } from '../table/table-reply.ts'
import type { Speech } from './programme-store.ts'
import { mayHaveSlot } from './standing.ts'

const form = edition.formOf('slot')?.path ?? ''

const withoutSlot = {
  form: [form],
  status: statusesOf(form).flatMap(({ name }) => (mayHaveSlot({ status: name }) ? [name] : [])),
  session: edition.sessions.map(({ name }) => opposite(name)),
}

/**
 * The requests without a slot, of which there may be tens of thousands, in the order in which they
 * are suggested; only a page that is asked for is read. `q`: words, as in the table of replies.
 */
export const findRequests = (search: Pick<ReplySearch, 'look'>, q = ''): Found<TableReply> =>
  search.look({ conditions: withoutSlot, q, sort: 'protocol_order', isDescending: false })

/** A request without a slot as the board shows it. */
export const requestFrom = (reply: TableReply): Speech => ({
  ...reply,
  replyId: reply.id,
  minutes: null,
})

import { edition } from '#edition/index.ts'
import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { type ReplyStatus, statuses } from '../replies/statuses.ts'
import type { Facets } from './facets.ts'
import {
  difference,
  hasId,
  type IdSet,
  idsIn,
  idsOfPage,
  intersection,
  noIds,
  sizeOf,
} from './id-set.ts'
import { groupsOf, indexedColumns, pageByTime, pageOfGroups, type SortKey } from './sorting.ts'
import { hasWords, patterns } from './text-search.ts'

const { forms } = edition

/** A row of the table of replies. */
export type FoundReply = {
  id: number
  participantId: number
  version: number
  reference: string
  form: string
  status: ReplyStatus
  pendingStatus: ReplyStatus | null
  language: string
  person: Answers
  answers: Answers
  late: boolean
  /** Nobody of the secretariat has opened it since the participant touched it. */
  isUnread: boolean
  /** The member who looks after the participant, by e-mail; and the participant's tags, in one line. */
  assignee: string | null
  tags: string | null
  submittedAt: string
  changedAt: string
}

/** A row of the table of participants: what has become of each of the three replies. */
export type FoundParticipant = Pick<FoundReply, 'reference' | 'person' | 'assignee' | 'tags'> & {
  id: number
  states: Readonly<Record<string, ReplyStatus>>
}

export type Order = { sort: SortKey; isDescending: boolean; values?: readonly string[] | undefined }

type Row = Omit<FoundReply, 'person' | 'answers' | 'late' | 'isUnread'> & {
  person: string
  answers: string
  late: number
  isUnread: number
}
type PersonRow = Omit<FoundParticipant, 'person' | 'states'> & { person: string; states: string }

/** Who looks after a participant, and the tags. */
export const ofParticipant = `(SELECT email FROM staff WHERE staff.id = assignee_id) AS assignee,
  (SELECT group_concat(tag, ', ') FROM tags WHERE tags.participant_id = participants.id) AS tags`
const columns = `replies.id, participant_id AS participantId, replies.version, reference, form, status, pending_status AS pendingStatus, language, person, answers, late, is_unread AS isUnread, ${ofParticipant}, submitted_at AS submittedAt, replies.changed_at AS changedAt`
const tables = 'replies JOIN participants ON participants.id = participant_id'

/** Rows of the table, page by page, read whole for the page alone. */
export function createTablePages(database: Database, facets: Facets) {
  let walked = noIds()
  database.function('is_shown', (id: unknown) => (hasId(walked, Number(id)) ? 1 : 0))

  const replyRows = database.prepare<[string], Row>(
    `SELECT ${columns} FROM ${tables} WHERE replies.id IN (SELECT value FROM json_each(?))`,
  )
  const personRows = database.prepare<[string], PersonRow>(
    `SELECT participants.id, reference, person, ${ofParticipant},
       (SELECT json_group_object(form, status) FROM replies WHERE participant_id = participants.id) AS states
     FROM participants WHERE participants.id IN (SELECT value FROM json_each(?))`,
  )

  /** `unchecked`: words that only the rows themselves can be asked for. */
  function replies(
    ids: IdSet,
    order: Order,
    unchecked: readonly string[],
    size: number,
    number: number,
  ): FoundReply[] {
    const page =
      unchecked.length > 0
        ? walk(tables, 'replies.id', ids, order, size, number, unchecked)
        : undefined
    return inOrder(page ?? idsOfReplies(ids, order, size, number), ids =>
      replyRows.all(JSON.stringify(ids)),
    ).map(foundFrom)
  }

  function idsOfReplies(ids: IdSet, order: Order, size: number, number: number): number[] {
    if (order.sort === 'submitted_at') return pageByTime(ids, order.isDescending, size, number)
    if (order.sort === 'topic') return byTopic(ids, order, size, number)
    if (indexedColumns[order.sort]) return indexed(tables, 'replies.id', ids, order, size, number)
    return pageOfGroups(
      ids,
      groupsOf(facets, order.sort, order.values),
      order.isDescending,
      size,
      number,
    )
  }

  /** Only requests to speak have one; all others come last, whichever way the topics go. */
  function byTopic(ids: IdSet, order: Order, size: number, number: number): number[] {
    const speeches = intersection(ids, [facets.having('form', 'speaking-slot')])
    const passed = size * (number - 1)
    const page =
      passed < sizeOf(speeches) ? indexed(tables, 'replies.id', speeches, order, size, number) : []
    const from = Math.max(0, passed - sizeOf(speeches))
    const others = difference(ids, speeches)
    return [...page, ...idsOfPage(others, false, from, size - page.length)]
  }

  function people(ids: IdSet, order: Order, size: number, number: number): FoundParticipant[] {
    return inOrder(idsOfPeople(ids, order, size, number), ids =>
      personRows.all(JSON.stringify(ids)),
    ).map(personFrom)
  }

  function idsOfPeople(ids: IdSet, order: Order, size: number, number: number): number[] {
    if (order.sort === 'submitted_at') return pageByTime(ids, order.isDescending, size, number)
    if (indexedColumns[order.sort])
      return indexed('participants', 'participants.id', ids, order, size, number)
    const groups = forms.some(({ path }) => path === order.sort)
      ? statuses.map(
          status => () =>
            intersection(facets.having('form', order.sort), [facets.having('status', status)]),
        )
      : groupsOf(facets, order.sort, order.values)
    const peopleIn = groups.map(group => () => facets.peopleOf(group()))
    return pageOfGroups(ids, peopleIn, order.isDescending, size, number)
  }

  /** Either all are put in order, or the order is walked until the page is full: whichever reads fewer rows. */
  function indexed(
    from: string,
    id: string,
    ids: IdSet,
    order: Order,
    size: number,
    number: number,
  ): number[] {
    const isWalked = sizeOf(ids) ** 2 > size * number * facets.size()
    if (isWalked) return walk(from, id, ids, order, size, number)
    return database
      .prepare<[object], number>(
        `SELECT ${id} FROM ${from} WHERE ${id} IN (SELECT value FROM json_each(:ids)) ${orderBy(id, order)} LIMIT :size OFFSET :offset`,
      )
      .pluck()
      .all({ size, offset: size * (number - 1), ids: JSON.stringify(idsIn(ids)) })
  }

  function walk(
    from: string,
    id: string,
    ids: IdSet,
    order: Order,
    size: number,
    number: number,
    words: readonly string[] = [],
  ): number[] {
    walked = ids
    const text = words.length > 0 ? ` AND ${hasWords(words)}` : ''
    return database
      .prepare<[object], number>(
        `SELECT ${id} FROM ${from} WHERE is_shown(${id})${text} ${orderBy(id, order)} LIMIT :size OFFSET :offset`,
      )
      .pluck()
      .all({ size, offset: size * (number - 1), ...patterns(words) })
  }

  return { replies, people }
}

/** What is sorted into groups has no index: where rows have to be walked, the latest come first or last. */
function orderBy(id: string, { sort, isDescending }: Order): string {
  const columns = (indexedColumns[sort] ?? [id]).filter(
    column => id === 'replies.id' || column !== 'replies.id',
  )
  return `ORDER BY ${columns.map(column => `${column} ${isDescending ? 'DESC' : 'ASC'}`).join(', ')}`
}

function inOrder<R extends { id: number }>(
  ids: readonly number[],
  read: (ids: readonly number[]) => R[],
): R[] {
  const byId = new Map(read(ids).map(row => [row.id, row]))
  return ids.flatMap(id => byId.get(id) ?? [])
}

const foundFrom = (row: Row): FoundReply => ({
  ...row,
  person: JSON.parse(row.person),
  answers: JSON.parse(row.answers),
  late: row.late === 1,
  isUnread: row.isUnread === 1,
})

const personFrom = (row: PersonRow): FoundParticipant => ({
  ...row,
  person: JSON.parse(row.person),
  states: JSON.parse(row.states),
})

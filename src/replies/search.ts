import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { foldForSearch } from '../latin.ts'
import type { FacetCounts, FacetFilter, Facets } from './facets.ts'
import { hasId, type IdSet, idSetOf, idsIn, intersection, noIds, sizeOf } from './id-set.ts'
import { parseReference } from './reference.ts'
import type { ReplyStatus } from './transitions.ts'

/** What the secretariat asks for: its address is the table, the same address with `.csv` the export. */
export type ReplyFilter = {
  facets?: FacetFilter
  /** Part of a name, an authority, an e-mail, a reference or a topic, in either script. */
  q?: string | undefined
  /** Only what has changed after this version, by `reply_versions.id`, and not by this member alone. */
  since?: number | undefined
  notBy?: string | undefined
  sort: SortKey
  isDescending: boolean
}

/** The replies that a filter shows, counted, and its rows page by page. */
export type Found = {
  total: number
  /** The text is so common that there are more than `total`, and they have not been counted. */
  isMore: boolean
  /** What each value of a filter would leave over; none for so common a text. */
  counts: FacetCounts | undefined
  page(size: number, number: number): FoundReply[]
}

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

const assignee = '(SELECT email FROM staff WHERE staff.id = assignee_id)'
const tags = `(SELECT group_concat(tag, ', ') FROM tags WHERE tags.participant_id = participants.id)`

/** What belongs to a participant is in order with the participants, so that one index serves. */
const ofParticipant = (column: string) => [column, 'participants.id', 'replies.id']
const ofReply = (column: string) => [column, 'replies.id']

const sortColumns = {
  name: ofParticipant('sort_name'),
  country: ofParticipant('country'),
  form: ofReply('form'),
  status: ofReply('status'),
  reference: ofParticipant('reference'),
  submitted_at: ofReply('submitted_at'),
  changed_at: ofReply('replies.changed_at'),
  organization: ofParticipant(`person ->> '$.organization'`),
  organization_kind: ofParticipant(`person ->> '$.organization_kind'`),
  level: ofParticipant(`person ->> '$.level'`),
  correspondence_language: ofParticipant(`person ->> '$.correspondence_language'`),
  contact_email: ofParticipant('email'),
  topic: ofReply('replies.search'),
  assignee: ofParticipant(assignee),
  tags: ofParticipant(tags),
} as const

export type SortKey = keyof typeof sortColumns
export const sortKeys = Object.keys(sortColumns) as [SortKey, ...SortKey[]]

type Row = Omit<FoundReply, 'person' | 'answers' | 'late' | 'isUnread'> & {
  person: string
  answers: string
  late: number
  isUnread: number
}

export type ReplySearch = ReturnType<typeof createReplySearch>

const columns = `replies.id, participant_id AS participantId, replies.version, reference, form, status, pending_status AS pendingStatus, language, person, answers, late, is_unread AS isUnread, ${assignee} AS assignee, ${tags} AS tags, submitted_at AS submittedAt, replies.changed_at AS changedAt`
const tables = 'replies JOIN participants ON participants.id = participant_id'

/** A text that more participants have is not looked up to its end while somebody waits for the table. */
const commonFrom = 2000
/** The index knows three letters and more. */
const indexedFrom = 3

/** The secretariat's view of the replies. Reads only. */
export function createReplySearch(database: Database, facets: Facets) {
  let walked = noIds()
  database.function('is_shown', (id: unknown) => (hasId(walked, Number(id)) ? 1 : 0))

  const changedSince = database
    .prepare<[number, string], number>('SELECT DISTINCT reply_id FROM reply_versions WHERE id > ? AND made_by <> ?')
    .pluck()
  const changedAfter = ({ since, notBy = '' }: ReplyFilter): IdSet[] =>
    since === undefined ? [] : [idSetOf(changedSince.all(since, notBy))]

  const withoutText = (filter: ReplyFilter): IdSet =>
    intersection(facets.chosen(filter.facets ?? {}), changedAfter(filter))

  const repliesOf = database
    .prepare<[string], number>('SELECT id FROM replies WHERE participant_id IN (SELECT value FROM json_each(?))')
    .pluck()
  const byReference = database
    .prepare<[string], number>(`SELECT replies.id FROM ${tables}
      WHERE participant_id = (SELECT coalesce(merged_into, id) FROM participants WHERE reference = ?)`)
    .pluck()

  /** Replies whose participant, topic or reference has the text; `isCut`: there are more than were asked for. */
  function withText(q: string, most = Number.MAX_SAFE_INTEGER): { ids: IdSet; isCut: boolean } {
    const people = having('participants', q, most)
    const topics = having('replies', q, most)
    const ids = [...repliesOf.all(JSON.stringify(people)), ...topics, ...byReference.all(parseReference(q) ?? '')]
    return { ids: idSetOf(ids), isCut: Math.max(people.length, topics.length) === most }
  }

  function having(table: 'participants' | 'replies', q: string, most: number): number[] {
    const text = foldForSearch(q)
    // A soft sign alone leaves nothing to look for; everything would have it.
    if (!text) return []
    const isIndexed = [...text].length >= indexedFrom
    const where = isIndexed
      ? `SELECT rowid FROM ${table}_search WHERE ${table}_search MATCH ? LIMIT ?`
      : `SELECT id FROM ${table} WHERE search LIKE ? ESCAPE '\\' LIMIT ?`
    return database
      .prepare<[string, number], number>(where)
      .pluck()
      .all(isIndexed ? phrase(text) : like(text), most)
  }

  /** Every reply that the filter shows. */
  function matching(filter: ReplyFilter): IdSet {
    const chosen = withoutText(filter)
    return filter.q ? intersection(chosen, [withText(filter.q).ids]) : chosen
  }

  const count = (filter: ReplyFilter): number => sizeOf(matching(filter))

  /** For a page of the table, while somebody waits: a text that thousands have is not followed to its end. */
  function look(filter: ReplyFilter): Found {
    const chosen = withoutText(filter)
    if (!filter.q) return found(filter, chosen, facetCounts(filter))
    const { ids: some, isCut } = withText(filter.q, commonFrom + 1)
    const shown = intersection(chosen, [some])
    if (!isCut) return found(filter, shown, facetCounts(filter, some))
    if (sizeOf(chosen) <= commonFrom) return found(filter, havingText(chosen, filter.q))
    return {
      total: sizeOf(shown),
      isMore: true,
      counts: undefined,
      page: (size, number) => walk(filter, chosen, size, number),
    }
  }

  const found = (filter: ReplyFilter, ids: IdSet, counts?: FacetCounts): Found => ({
    total: sizeOf(ids),
    isMore: false,
    counts,
    page(size, number) {
      // Either all are put in order, or the order is walked until the page is full: whichever reads fewer rows.
      const isWalked = sizeOf(ids) ** 2 > size * number * facets.size()
      return isWalked ? walk({ ...filter, q: undefined }, ids, size, number) : sorted(filter, ids, size, number)
    },
  })

  function facetCounts(filter: ReplyFilter, some?: IdSet): FacetCounts {
    return facets.counts(filter.facets ?? {}, [...(some ? [some] : []), ...changedAfter(filter)])
  }

  function havingText(ids: IdSet, q: string): IdSet {
    return idSetOf(
      database
        .prepare<[object], number>(`SELECT replies.id FROM ${tables} WHERE ${isListed} AND ${hasText}`)
        .pluck()
        .all({ ids: JSON.stringify(idsIn(ids)), text: like(foldForSearch(q)) }),
    )
  }

  function walk(filter: ReplyFilter, ids: IdSet, size: number, number: number): FoundReply[] {
    walked = ids
    const text = filter.q ? ` AND ${hasText}` : ''
    const values = { size, offset: size * (number - 1), ...(filter.q && { text: like(foldForSearch(filter.q)) }) }
    return database
      .prepare<[object], Row>(pageWhere(`is_shown(replies.id)${text}`, filter))
      .all(values)
      .map(foundFrom)
  }

  const sorted = (filter: ReplyFilter, ids: IdSet, size: number, number: number): FoundReply[] =>
    database
      .prepare<[object], Row>(pageWhere(isListed, filter))
      .all({ size, offset: size * (number - 1), ids: JSON.stringify(idsIn(ids)) })
      .map(foundFrom)

  /** The replies with the versions that they have now; no more than asked for. */
  const targets = (filter: ReplyFilter, most: number): { id: number; version: number }[] =>
    database
      .prepare<[string], { id: number; version: number }>(
        'SELECT id, version FROM replies WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
      )
      .all(JSON.stringify(idsIn(matching(filter)).slice(0, most)))

  return { count, look, matching, targets }
}

const isListed = 'replies.id IN (SELECT value FROM json_each(:ids))'
const hasText = `(participants.search LIKE :text ESCAPE '\\' OR replies.search LIKE :text ESCAPE '\\')`

/** Found and put in order by what is indexed; only the rows of the page are read whole. */
function pageWhere(where: string, { sort, isDescending }: Pick<ReplyFilter, 'sort' | 'isDescending'>): string {
  const order = sortColumns[sort].map(column => `${column} ${isDescending ? 'DESC' : 'ASC'}`).join(', ')
  return `SELECT ${columns} FROM ${tables} WHERE replies.id IN
    (SELECT replies.id FROM ${tables} WHERE ${where} ORDER BY ${order} LIMIT :size OFFSET :offset) ORDER BY ${order}`
}

/** As the index of three letters takes it, and as LIKE does. */
export const phrase = (text: string): string => `"${text.replaceAll('"', '""')}"`
export const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

const foundFrom = (row: Row): FoundReply => ({
  ...row,
  person: JSON.parse(row.person),
  answers: JSON.parse(row.answers),
  late: row.late === 1,
  isUnread: row.isUnread === 1,
})

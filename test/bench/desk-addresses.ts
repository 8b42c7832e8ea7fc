import Sqlite from 'better-sqlite3'
import { doors } from '../support/doors.ts'

/** `isFile`: something to keep, which is no page. */
export type Address = { path: string; isFile: boolean }

const formPath = 'participation'
const day = '2025-07-09'
const pageSize = 50

/** Every address under /admin that can be asked for, from the list of doors, which a test holds complete. */
export function deskAddresses(file: string): Address[] {
  const database = new Sqlite(file, { readonly: true })
  const one = <T>(sql: string): T => database.prepare<[], T>(sql).pluck().get() as T
  const busiest = one<string>(`
    SELECT reference FROM replies JOIN participants ON participants.id = participant_id
    WHERE merged_into IS NULL ORDER BY replies.version DESC LIMIT 1`)
  const newest = one<string>('SELECT reference FROM participants WHERE merged_into IS NULL ORDER BY id DESC LIMIT 1')
  const offered = one<string>(`
    SELECT reference FROM replies JOIN participants ON participants.id = participant_id
    WHERE pending_status IS NOT NULL AND form = 'speaking-slot' AND merged_into IS NULL LIMIT 1`)
  const letter = one<number>(`
    SELECT max(letters.id) FROM letters JOIN participants ON participants.id = participant_id
    WHERE reference = '${busiest}'`)
  const replies = one<number>('SELECT count(*) FROM counted_replies')
  const people = one<number>('SELECT count(*) FROM participants WHERE merged_into IS NULL')
  const email = one<string>(`SELECT email FROM participants WHERE reference = '${newest}'`)
  const delivery = one<number>('SELECT min(id) FROM deliveries')
  database.close()

  const values: Record<string, string | number> = {
    reference: busiest,
    form: formPath,
    day,
    other: newest,
    id: delivery,
  }
  const filled = (route: string): string =>
    route
      .replace('/letters/:id', `/letters/${letter}`)
      .replace(/:(\w+)/g, (_, name) => String(values[name]))
      .replace(/\/$/, '')
  const routes = Object.keys(doors)
    .filter(door => door.startsWith('GET ') && !leftOut.includes(door))
    .map(door => door.slice(4))
  const pages = routes.map(route =>
    route === '/replies/:reference/:form/letter' ? `/replies/${offered}/speaking-slot/letter` : filled(route),
  )
  return [
    ...pages.map(path => addressOf(path)),
    addressOf(`/replies/${newest}`),
    ...tablePages(replies, people, { email, reference: newest }).map(query => addressOf(`/replies?${query}`)),
    ...['page=2', `page=${Math.ceil(replies / 400)}`, 'q=letter_sent', 'q=go', 'q=member-1'].map(query =>
      addressOf(`/audit?${query}`),
    ),
  ]
}

/** They lead elsewhere, or need something that an open page has just made. */
export const leftOut = [
  'GET /sign-in/:token',
  'GET /password/:token',
  'GET /overview',
  'GET /participants',
  'GET /batches/:id',
]

const orders = [
  'name',
  'organization',
  'changed_at',
  'submitted_at',
  'form',
  'status',
  'country',
  'organization_kind',
  'level',
  'language',
  'topic',
  'attendance',
  'tags',
  'region',
  'assignee',
  'email',
]

/** Orders, filters, words and pages of the table of replies and of that of participants. */
function tablePages(
  replies: number,
  people: number,
  { email, reference }: { email: string; reference: string },
): string[] {
  const last = Math.ceil(replies / pageSize)
  const lastOfPeople = Math.ceil(people / pageSize)
  return [
    ...orders.flatMap(sort => [`sort=${sort}`, `sort=-${sort}`]),
    `page=${last}`,
    ...orders.map(sort => `sort=${sort}&page=${last}`),
    `sort=name&page=${Math.ceil(last / 2)}`,
    'form=participation&region=cis&sort=name',
    'status=received&sort=-changed_at',
    `form=participation&sort=name&page=${Math.ceil(last / 4)}`,
    'country=BY&form=speaking-slot&sort=country',
    'organization_kind=ministry&level=minister&sort=name',
    'tags=bilateral',
    'q=go',
    'q=go&sort=name',
    'q=xj',
    'q=%D0%B3%D0%BE',
    'q=gol',
    'q=gol&page=20',
    'q=gol&form=participation&sort=name',
    'q=petgolba',
    `q=${encodeURIComponent('Петголба')}`,
    'q=nobodyhasthisword',
    'q=network',
    `q=${encodeURIComponent(email)}`,
    `q=${reference}`,
    'q=gol+petgolba&sort=topic',
    'rows=participants',
    'rows=participants&sort=name',
    `rows=participants&sort=name&page=${lastOfPeople}`,
    'rows=participants&q=go',
    'rows=participants&q=gol',
    'rows=participants&q=xj',
    'rows=participants&region=cis&sort=speaking-slot',
    'rows=participants&missing=participation',
  ]
}

function addressOf(route: string): Address {
  const path = `/admin${route}`
  return { path, isFile: /\.(csv|xlsx|json|ics)(\?|$)/.test(path) }
}

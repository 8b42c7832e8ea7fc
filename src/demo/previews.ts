import { deadlineAt } from '#edition/circular.ts'

/** A page in one state: a request that brings it about, who makes it and when. */
export type Preview = {
  name: string
  /** Without the language; the secretariat's pages speak the member's. */
  path: string
  /** A post with these answers; none: a GET. */
  body?: Record<string, string | string[]>
  /** Who is known by a cookie. */
  as?: 'everything' | 'withdrawn' | 'speaker' | 'offered' | 'confirmed' | 'secretary'
  /** A desk that nobody has replied to yet. */
  isEmpty?: boolean
  at?: Temporal.Instant
  /** The error page that the same request would get in trouble. */
  refused?: number
}

const closedAt = deadlineAt.add({ seconds: 1 })
const lastDay = deadlineAt.subtract({ hours: 3 })
const forms = ['participation', 'speaking-slot', 'ai-governance-day']

/** Free text that must never be taken for markup. */
const typed = {
  filled_in_for: 'someone_else',
  contact_email: 'office@sample.еxample',
  family_name: 'Образцов',
  native_name: '<b>Образцов</b> & "Пётр"',
  attendance: 'representative',
  first_choice: 'regulators_round_table',
  second_choice: 'regulators_round_table',
  ai_attendance: 'representative',
  ai_parts: ['round_table'],
  notes: 'Первая строка\nВторая строка <script>alert(1)</script>',
  main_points: 'Коротко',
  'delegation_members[0][name]': 'A',
  'advisers[0][position]': 'Adviser',
}

/** Good answers from a page that showed something else. */
const outdated = {
  seen: '0.0',
  attendance: 'in_person',
  events: ['wsis_high_level_event'],
  days: ['2025-07-08'],
  official_registration: 'later',
  visa_support: 'unknown',
  listening_language: 'ru',
  list_consent: 'yes',
  privacy_read: 'yes',
}

const ofForm = (form: string): Preview[] => [
  { name: `${form}, empty`, path: `/${form}` },
  { name: `${form}, nothing answered`, path: `/${form}`, body: {} },
  { name: `${form}, with errors`, path: `/${form}`, body: typed },
  { name: `${form}, participant known`, path: `/${form}`, as: 'withdrawn' },
  { name: `${form}, change`, path: `/${form}`, as: 'everything' },
  { name: `${form}, blank for paper`, path: `/${form}/blank` },
  { name: `${form}, closed`, path: `/${form}`, at: closedAt },
  { name: `${form}, sent too late`, path: `/${form}`, body: typed, at: closedAt },
]

export const previews: readonly Preview[] = [
  { name: 'home', path: '' },
  { name: 'home, some replies sent', path: '', as: 'withdrawn' },
  { name: 'home, last day', path: '', at: lastDay },
  { name: 'home, closed', path: '', at: closedAt },
  ...forms.flatMap(ofForm),
  {
    name: 'participation, opened before a correction',
    path: '/participation',
    body: outdated,
    as: 'everything',
  },
  { name: 'personal page', path: '/replies', as: 'everything' },
  { name: 'personal page, just sent', path: '/replies?done=speaking-slot', as: 'everything' },
  { name: 'personal page, just withdrawn', path: '/replies?done=participation', as: 'withdrawn' },
  { name: 'personal page, hints', path: '/replies', as: 'speaker' },
  { name: 'personal page, slot offered', path: '/replies', as: 'offered', at: closedAt },
  { name: 'personal page, slot confirmed', path: '/replies?done=speaking-slot', as: 'confirmed' },
  { name: 'personal page, closed', path: '/replies', as: 'everything', at: closedAt },
  { name: 'print sheet', path: '/replies/sheet', as: 'everything' },
  { name: 'sent before', path: '/received/2346-789D' },
  { name: 'link', path: '/link' },
  { name: 'link, wrong address', path: '/link', body: { contact_email: 'office' } },
  { name: 'link, sent', path: '/link', body: { contact_email: 'office@sample.example' } },
  { name: 'link, expired', path: '/replies/expired' },
  { name: 'privacy', path: '/privacy' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'help', path: '/help' },
  ...[403, 404, 413, 415, 421, 500].map(status => ({
    name: `error ${status}`,
    path: '/help',
    refused: status,
  })),
  ...[429, 503].map(status => ({
    name: `error ${status}`,
    path: '/participation',
    body: typed,
    refused: status,
  })),
  { name: 'sign in', path: '/admin/sign-in' },
  {
    name: 'sign in, refused',
    path: '/admin/sign-in',
    body: { email: 'nobody@sample.example', password: 'x' },
  },
  { name: 'overview', path: '/admin/overview', as: 'secretary' },
  { name: 'overview, no replies yet', path: '/admin/overview', as: 'secretary', isEmpty: true },
  { name: 'table', path: '/admin/replies', as: 'secretary' },
  {
    name: 'table, filtered and sorted',
    path: '/admin/replies?region=cis&sort=name',
    as: 'secretary',
  },
  { name: 'table, view without a name', path: '/admin/views', as: 'secretary', body: { name: '' } },
  { name: 'table, nothing found', path: '/admin/replies?q=nobody', as: 'secretary' },
  { name: 'table, no replies yet', path: '/admin/replies', as: 'secretary', isEmpty: true },
  { name: 'table, second page', path: '/admin/replies?page=2', as: 'secretary' },
  { name: 'export', path: '/admin/export?form=participation', as: 'secretary' },
  { name: 'reply', path: '/admin/replies/REFERENCE', as: 'secretary' },
  { name: 'reply, letter', path: '/admin/replies/REFERENCE/letters/LETTER', as: 'secretary' },
  {
    name: 'reply, empty note',
    path: '/admin/replies/REFERENCE/notes',
    as: 'secretary',
    body: { text: '' },
  },
  {
    name: 'reply, tag too long',
    path: '/admin/replies/REFERENCE/tags',
    as: 'secretary',
    body: { tag: 'sample '.repeat(7) },
  },
  { name: 'reply, decision pending', path: '/admin/replies/PENDING', as: 'secretary' },
  {
    name: 'reply, stale decision',
    path: '/admin/replies/PENDING/speaking-slot/decision',
    as: 'secretary',
    body: { version: '1', to: 'refused', note: 'Sample note <b>of the second reviewer</b>' },
  },
  {
    name: 'reply, no decision chosen',
    path: '/admin/replies/PENDING/speaking-slot/decision',
    as: 'secretary',
    body: {},
  },
  {
    name: 'merging two records',
    path: '/admin/replies/REFERENCE/merging/PENDING',
    as: 'secretary',
  },
  {
    name: 'merging two records, stale',
    path: '/admin/replies/REFERENCE/merging/PENDING',
    as: 'secretary',
    body: { versions: '1' },
  },
  {
    name: 'letter about a decision',
    path: '/admin/replies/PENDING/speaking-slot/letter',
    as: 'secretary',
  },
  { name: 'several replies, looked at', path: '/admin/batches/BATCH', as: 'secretary' },
  {
    name: 'several replies, nothing marked',
    path: '/admin/batches',
    as: 'secretary',
    body: { change: 'waiting' },
  },
  { name: 'paper reply', path: '/admin/entries/participation', as: 'secretary' },
  {
    name: 'paper reply, with errors',
    path: '/admin/entries/speaking-slot',
    as: 'secretary',
    body: typed,
  },
  { name: 'correction', path: '/admin/replies/REFERENCE/ai-governance-day/entry', as: 'secretary' },
  { name: 'programme', path: '/admin/programme', as: 'secretary' },
  {
    name: 'programme, wrong settings',
    path: '/admin/programme/sessions/segment-9-july',
    as: 'secretary',
    body: { starts_at: '25:00', slot_minutes: '0', capacity: 'many' },
  },
  {
    name: 'programme, settings changed since',
    path: '/admin/programme/sessions/segment-9-july',
    as: 'secretary',
    body: { starts_at: '11:00', slot_minutes: '5', capacity: '12' },
  },
  { name: 'running order', path: '/admin/programme/order', as: 'secretary' },
  {
    name: 'running order, confirmed alone',
    path: '/admin/programme/order?only=confirmed',
    as: 'secretary',
  },
  { name: 'round table', path: '/admin/seating', as: 'secretary' },
  { name: 'round table, nobody yet', path: '/admin/seating', as: 'secretary', isEmpty: true },
  {
    name: 'round table, wrong settings',
    path: '/admin/seating/plan',
    as: 'secretary',
    body: { seats: 'many', table_size: '1' },
  },
  {
    name: 'round table, settings changed since',
    path: '/admin/seating/plan',
    as: 'secretary',
    body: { seats: '150', table_size: '8' },
  },
  { name: 'round table, seated', path: '/admin/seating?seated=2', as: 'secretary' },
  { name: 'door list, round table', path: '/admin/seating/round-table', as: 'secretary' },
  { name: 'door list, afternoon', path: '/admin/seating/afternoon', as: 'secretary' },
  { name: 'participants', path: '/admin/participants', as: 'secretary' },
  {
    name: 'participants who have not replied',
    path: '/admin/participants?missing=participation',
    as: 'secretary',
  },
  { name: 'staff', path: '/admin/staff', as: 'secretary' },
  {
    name: 'staff, wrong address',
    path: '/admin/staff',
    as: 'secretary',
    body: { email: 'nobody' },
  },
  { name: 'account', path: '/admin/account', as: 'secretary' },
  {
    name: 'account, password too short',
    path: '/admin/account/password',
    as: 'secretary',
    body: { password: 'short' },
  },
  { name: 'password, link used', path: '/admin/password/used' },
  { name: 'password', path: '/admin/password/INVITATION' },
  { name: 'password, too short', path: '/admin/password/INVITATION', body: { password: 'short' } },
  { name: 'audit log', path: '/admin/audit', as: 'secretary' },
  { name: 'staff error 404', path: '/admin/nothing', as: 'secretary' },
]

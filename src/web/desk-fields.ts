import { edition } from '#edition/index.ts'
import { exportOrders, exportValues } from '../exports/export-options.ts'
import { isLanguage, type Translate } from '../i18n.ts'
import { nameOfLanguage } from '../intl.ts'
import { readPlaceKey } from '../programme/board-keys.ts'
import { callAnswers } from '../replies/calls.ts'
import { sources } from '../replies/sources.ts'
import { decidableStatuses, everyResponse } from '../replies/statuses.ts'
import { roleNames } from '../staff/roles.ts'

/**
 * What is typed or chosen in the desk's own forms, and how a page says it that gives it back. What
 * a form sends unseen has no entry.
 */
type DeskField = {
  name: string
  /** A key of the catalogues. */
  label: string
  inWords: InWords
  /** Only in forms whose address has this in it. */
  at?: string
}
type InWords = (values: readonly string[], t: Translate) => readonly string[]

const asTyped: InWords = values => values

/** What is no option is shown as it was sent: typed text must never become a key. */
const optionsOf =
  (options: readonly string[], words: string): InWords =>
  (values, t) =>
    values.map(value => (options.includes(value) ? t(`${words}${value}`) : value))

/** What has its name only on the page on which it was marked. */
const counted: InWords = (values, t) => [t('admin:carried.chosen', { count: values.length })]

/** What was marked one by one is counted instead. */
const everything: InWords = (values, t) =>
  values.includes('all') ? [t('admin:batch.all_found')] : []

const ticked: InWords = (_values, t) => [t('choices:yes_no.yes')]

const formNames: InWords = (values, t) =>
  values.map(value => (edition.findForm(value) ? t(`${value}:short`) : value))

const languageNames: InWords = (values, t) =>
  values.map(value => (isLanguage(value) ? nameOfLanguage(value, t.language) : value))

const changes: InWords = (values, t) =>
  values.map(value =>
    value === 'release' ? t('admin:decision.release') : decisions([value], t).join(),
  )
const decisions = optionsOf(
  decidableStatuses().map(({ name }) => name),
  'admin:decide.',
)

/** Where a speech was to go in the programme. */
const placesOfSpeeches: InWords = (values, t) =>
  values.map(value => {
    const to = readPlaceKey(value)
    if (!to) return value
    return to === 'out' ? t('admin:programme.has_no_place') : t(`event:sessions.${to.session}`)
  })

const field = (name: string, label: string, inWords = asTyped): DeskField => ({
  name,
  label,
  inWords,
})
const choice = (name: string, label: string, options: readonly string[], words: string) =>
  field(name, label, optionsOf(options, words))
const names = (named: readonly { name: string }[]) => named.map(({ name }) => name)

/** The first entry that fits a field counts. */
export const deskFields: readonly DeskField[] = [
  choice('source', 'admin:entry.source', names(sources), 'admin:entry.sources.'),
  field('source_details', 'admin:entry.details'),
  { ...field('to', 'admin:seating.to'), at: '/admin/seating/' },
  field('to', 'admin:decision.to', decisions),
  { ...choice('answer', 'admin:call.answer', callAnswers, 'admin:call.answers.'), at: '/call' },
  { ...field('note', 'admin:call.note'), at: '/call' },
  field('stand_in_name', 'admin:call.stand_in_name'),
  field('stand_in_position', 'admin:call.stand_in_position'),
  field('stand_in_level', 'admin:call.stand_in_level', counted),
  { ...field('form', 'admin:call.forms', formNames), at: '/call' },
  { ...field('place', 'admin:decision.session', placesOfSpeeches), at: '/programme/moves' },
  choice('answer', 'admin:entry.what', everyResponse, 'admin:entry.answers.'),
  choice('session', 'admin:decision.session', names(edition.sessions), 'event:sessions.'),
  field('note', 'admin:decision.note'),
  field('text', 'admin:notes.label'),
  field('tag', 'admin:labels.tag'),
  field('assignee', 'admin:labels.assignee', counted),
  ...edition.formPaths.map(form => field(`stays-${form}`, `${form}:short`, counted)),
  field('change', 'admin:batch.action', changes),
  field('scope', 'admin:batch.which', everything),
  field('reply', 'admin:batch.which', counted),
  { ...field('name', 'admin:views.name'), at: '/admin/views' },
  field('shared', 'admin:views.shared', ticked),
  field('column', 'admin:replies.choose_columns', counted),
  { ...field('name', 'admin:shared_name.label'), at: '/admin/deliveries' },
  { ...field('name', 'admin:shared_name.label'), at: '/admin/column-sets' },
  field('headings', 'admin:export.headings', languageNames),
  choice('values', 'admin:export.values', exportValues, 'admin:export.value.'),
  choice('order', 'admin:export.order', exportOrders, 'admin:export.orders.'),
  field('codes', 'admin:export.tick.codes', ticked),
  field('sensitive', 'admin:export.tick.sensitive', ticked),
  field('starts_at', 'admin:programme.starts_at'),
  field('ends_at', 'admin:programme.ends_at'),
  field('slot_minutes', 'admin:programme.slot_minutes'),
  field('capacity', 'admin:programme.capacity'),
  field('breaks', 'admin:programme.breaks'),
  { ...field('minutes', 'admin:programme.minutes'), at: '/admin/programme/slots/' },
  choice('category', 'admin:programme.category', edition.protocol.categories, 'event:categories.'),
  field('seats', 'admin:seating.seats'),
  field('table_size', 'admin:seating.table_size'),
  field('guest', 'admin:seating.guests', counted),
  { ...field('email', 'admin:sign_in.email'), at: '/admin/staff' },
  choice('role', 'admin:staff.role', roleNames, 'admin:staff.roles.'),
  { ...field('language', 'admin:staff.language', languageNames), at: '/admin/staff' },
]

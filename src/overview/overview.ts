import { edition } from '#edition/index.ts'
import type { Database } from '../database.ts'
import { declines } from '../facts/answers.ts'
import { type Form, findField, type Questions } from '../forms/form.ts'
import { attributeName } from '../table/field-attributes.ts'
import { type DayCount, daysFrom } from './days.ts'
import {
  createOverviewStore,
  type OverviewStore,
  type PeopleCount,
  type UnsentLetter,
} from './overview-store.ts'
import {
  type Counting,
  countsInForce,
  inForce,
  type RegionCodes,
  type StatusFigure,
  silentCountries,
  statusesOf,
  waitingReplies,
} from './reply-counts.ts'

/** A count. `value`: a region, a kind of organization or an option. */
export type Figure = { value: string; count: number }

/** How participants take part, by the options of `field`; not `isComing`: it declines. */
export type TakingPart = {
  form: Form
  field: string
  figures: (Figure & { isComing: boolean })[]
}

export type Overview = {
  days: DayCount[]
  regions: Figure[]
  kinds: Figure[]
  states: { form: string; statuses: StatusFigure[] }[]
  /** For each form the number of participants without a reply in force. */
  missing: { form: string; count: number }[]
  /** Undefined: no form of the edition asks for it. */
  takingPart: TakingPart | undefined
  silent: RegionCodes[]
  participants: number
  pending: number
  unread: number
  unsent: { count: number; latest: UnsentLetter[] }
}

type Tools = { store: OverviewStore; search: Counting }

const unsentShown = 20

function overview({ store, search }: Tools): Overview {
  const people = store.people()
  const participants = people.reduce((sum, { count }) => sum + count, 0)
  const states = edition.forms.map(({ path }) => ({
    form: path,
    statuses: statusesOf(search, path),
  }))
  return {
    days: daysFrom(store.hours()),
    regions: byRegion(people),
    kinds: byKind(people),
    states,
    missing: states.map(({ form, statuses }) => ({
      form,
      count: participants - inForce(statuses),
    })),
    takingPart: takingPart(search),
    silent: silentCountries(search),
    participants,
    ...waitingReplies(search),
    unsent: { count: store.unsentCount(), latest: store.unsent(unsentShown) },
  }
}

const byRegion = (people: readonly PeopleCount[]): Figure[] =>
  figures(
    [...edition.regions, 'none'],
    people,
    ({ country }) => edition.regionOf(country ?? '') ?? 'none',
  )

const byKind = (people: readonly PeopleCount[]): Figure[] =>
  figures(optionsOf(edition.person, edition.person.means.kind), people, ({ kind }) => kind ?? '')

function takingPart(search: Counting): TakingPart | undefined {
  const form = edition.forms.find(({ means }) => means.wayOfTakingPart)
  const field = form?.means.wayOfTakingPart
  if (!form || !field) return undefined
  const count = countsInForce(search, attributeName(field, form), { form: [form.path] })
  const figures = optionsOf(form, field).map(value => ({
    value,
    count: count(value),
    isComing: !declines({ form: form.path, answers: { [field]: value } }),
  }))
  return { form, field, figures }
}

const optionsOf = (questions: Questions, name: string): readonly string[] =>
  findField(questions, name)?.options ?? []

/** Sums the rows of each value, in the order of the values; a value without rows has 0. */
const figures = <R extends { count: number }>(
  values: readonly string[],
  rows: readonly R[],
  belongsTo: (row: R) => string,
): Figure[] =>
  values.map(value => ({
    value,
    count: rows.filter(row => belongsTo(row) === value).reduce((sum, { count }) => sum + count, 0),
  }))

/** Returns a function that reads all figures of the overview. Writes nothing. */
export function createOverview(database: Database, search: Counting): () => Overview {
  const store = createOverviewStore(database)
  return () => overview({ store, search })
}

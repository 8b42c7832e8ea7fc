import { languages, type Translate } from '../i18n.ts'
import { compareIn } from '../intl.ts'
import { isThere, statuses } from '../replies/statuses.ts'
import { isNone, noValue, valuesInOrder } from './attribute.ts'
import { findAttribute } from './attributes.ts'
import type { FilterIndex } from './filter-index.ts'
import { difference, type IdSet, intersection, sizeOf, union } from './id-set.ts'

/** By attribute: any of these values, and none of those that begin with `!`. */
export type Conditions = Readonly<Record<string, readonly string[]>>

/** A row a reply, or a row a participant. */
export type Rows = 'replies' | 'participants'

const not = '!'
export const isUnwanted = (value: string): boolean => value.startsWith(not)
/** The value without what turns it round. */
export const bareValue = (value: string): string => (isUnwanted(value) ? value.slice(1) : value)
/** Whether these values of a condition leave over what has this one. */
export function lets(values: readonly string[], value: string): boolean {
  const wanted = values.filter(one => !isUnwanted(one))
  return !values.includes(opposite(value)) && (wanted.length === 0 || wanted.includes(value))
}
/** What is wanted becomes unwanted, and the other way round. */
export const turned = (value: string): string =>
  isUnwanted(value) ? bareValue(value) : opposite(value)
export const opposite = (value: string): string => `${not}${value}`

export type Selection = ReturnType<typeof createSelection>

/** Which replies conditions leave over. */
export function createSelection(index: FilterIndex) {
  const upToDate = (): FilterIndex => {
    index.refresh()
    return index
  }
  return {
    /** `within`: what else narrows them. Of a participant none of the replies may have an unwanted value. */
    chosen: (
      conditions: Conditions,
      rows: Rows = 'replies',
      within: readonly IdSet[] = [],
    ): IdSet => chosenBy(upToDate(), conditions, rows, within),
    having: (name: string, value: string): IdSet => having(upToDate(), name, value),
    /** In the order in which they are offered; of those that are made up, as letters go. */
    valuesOf: (name: string, t?: Translate): string[] => valuesOf(upToDate(), name, t),
    size: (): number => sizeOf(upToDate().everything),
    repliesOf: (participants: IdSet): IdSet => upToDate().repliesOf(participants),
    participantsOf: (replies: IdSet): IdSet => upToDate().participantsOf(replies),
  }
}

function chosenBy(
  index: FilterIndex,
  conditions: Conditions,
  rows: Rows,
  within: readonly IdSet[],
): IdSet {
  let chosen = within.length > 0 ? intersection(index.everything, within) : index.everything
  for (const [name, values] of Object.entries(conditions)) {
    const wanted = values.filter(value => !isUnwanted(value))
    const sets = wanted.map(value => asked(index, name, value))
    if (sets.length > 0) chosen = intersection(chosen, [union(sets)])
    const unwanted = values.filter(isUnwanted).map(value => asked(index, name, bareValue(value)))
    if (unwanted.length === 0) continue
    chosen = intersection(chosen, wereAsked(index, name, rows))
    chosen = difference(chosen, ofRows(index, union(unwanted), rows))
  }
  return chosen
}

/** Who was never asked has not said no. */
function wereAsked(index: FilterIndex, name: string, rows: Rows): IdSet[] {
  const form = findAttribute(name)?.form
  return form ? [ofRows(index, index.having('form', form), rows)] : []
}

/** Where a row is a participant, all replies of theirs are meant. */
const ofRows = (index: FilterIndex, replies: IdSet, rows: Rows): IdSet =>
  rows === 'participants' ? index.repliesOf(index.participantsOf(replies)) : replies

/** What became of one reply is asked of a participant, so that all replies of theirs are meant. */
function asked(index: FilterIndex, name: string, value: string): IdSet {
  const replies = having(index, name, value)
  return isOfWhole(name) ? index.repliesOf(index.participantsOf(replies)) : replies
}

/** A condition of the participant, whichever reply it is read from. */
export const isOfWhole = (name: string): boolean =>
  findAttribute(name)?.filter?.onlyForParticipants === true

/** The replies with this value; of `missing` those whose participant has no reply in force to the form. */
function having(index: FilterIndex, name: string, value: string): IdSet {
  if (name !== missing) return index.having(name, value)
  const replies = index.having('form', value)
  const inForce = difference(replies, union(gone.map(status => index.having('status', status))))
  return difference(index.everything, index.repliesOf(index.participantsOf(inForce)))
}

const missing = 'missing'
const gone = statuses.filter(status => !isThere({ status }))

function valuesOf(index: FilterIndex, name: string, t: Translate | undefined): string[] {
  const attribute = findAttribute(name)
  if (attribute?.filter?.values) return valuesInOrder(attribute, t)
  const values = index.valuesOf(name).filter(value => sizeOf(index.having(name, value)) > 0)
  const given = values
    .filter(value => !isNone(attribute, value))
    .toSorted(compareIn(t?.language ?? languages[0]))
  return given.length < values.length ? [...given, noValue] : given
}

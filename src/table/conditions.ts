import type { Translate } from '../i18n.ts'
import { isInForce, statuses } from '../replies/statuses.ts'
import { inOrder } from '../words.ts'
import { isNone, noValue, type SortColumn, valuesInOrder } from './attribute.ts'
import { findAttribute } from './attributes.ts'
import type { FilterIndex } from './filter-index.ts'
import { difference, type IdSet, intersection, sizeOf, union } from './id-set.ts'

/** By attribute: a reply must have one of the values, and none of those that begin with `!`. */
export type Conditions = Readonly<Record<string, readonly string[]>>

/** What a row of the table is. */
export type Rows = 'replies' | 'participants'

const not = '!'
export const isUnwanted = (value: string): boolean => value.startsWith(not)
/** The value without its `!`. */
export const bareValue = (value: string): string => (isUnwanted(value) ? value.slice(1) : value)
/** Whether a condition with these values keeps a reply that has `value`. */
export function allows(values: readonly string[], value: string): boolean {
  const wanted = values.filter(one => !isUnwanted(one))
  return !values.includes(opposite(value)) && (wanted.length === 0 || wanted.includes(value))
}
/** Adds the `!`, or takes it off. */
export const turned = (value: string): string =>
  isUnwanted(value) ? bareValue(value) : opposite(value)
export const opposite = (value: string): string => `${not}${value}`

export type Selection = ReturnType<typeof createSelection>

/** Answers which replies match conditions, from the index as it was brought up to date last. */
export function createSelection(index: FilterIndex) {
  return {
    /**
     * The replies that match all conditions and are in each set of `within`. For rows of
     * participants a negated value excludes everybody of whom any reply has it.
     */
    chosen: (
      conditions: Conditions,
      rows: Rows = 'replies',
      within: readonly IdSet[] = [],
    ): IdSet => chosenBy(index, conditions, rows, within),
    having: (name: string, value: string): IdSet => having(index, name, value),
    /** The values as they are offered; values that staff make up in alphabetical order. */
    valuesOf: (name: string, t?: Translate): string[] => valuesOf(index, name, t),
    size: (): number => sizeOf(index.everything),
    repliesOf: (participants: IdSet): IdSet => index.repliesOf(participants),
    participantsOf: (replies: IdSet): IdSet => index.participantsOf(replies),
    /** The first of these replies of each participant. */
    oneOfEach: (replies: IdSet): IdSet => index.oneOfEach(replies),
    /** Ids in the order of the column; those without a value are left out. */
    inOrderOf: (column: SortColumn): Uint32Array => index.orders.by(column),
    forEachReplyOf: index.owners.forEachOf,
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
    const sets = wanted.map(value => repliesFor(index, name, value))
    if (sets.length > 0) chosen = intersection(chosen, [union(sets)])
    const unwanted = values
      .filter(isUnwanted)
      .map(value => repliesFor(index, name, bareValue(value)))
    if (unwanted.length === 0) continue
    chosen = intersection(chosen, wereAsked(index, name, rows))
    chosen = difference(chosen, ofRows(index, union(unwanted), rows))
  }
  return chosen
}

/** A negated answer keeps only replies to its form: whoever was not asked has not said no. */
function wereAsked(index: FilterIndex, name: string, rows: Rows): IdSet[] {
  const form = findAttribute(name)?.form
  return form ? [ofRows(index, index.having('form', form), rows)] : []
}

/** For rows of participants: all replies of everybody who has one of these. */
const ofRows = (index: FilterIndex, replies: IdSet, rows: Rows): IdSet =>
  rows === 'participants' ? index.repliesOf(index.participantsOf(replies)) : replies

/**
 * The replies that a value stands for: where the condition is about the participant, all replies of
 * each participant who meets it.
 */
function repliesFor(index: FilterIndex, name: string, value: string): IdSet {
  const replies = having(index, name, value)
  return isOfWhole(name) ? index.repliesOf(index.participantsOf(replies)) : replies
}

/** The condition is about a participant as a whole, not about a single reply. */
export const isOfWhole = (name: string): boolean =>
  findAttribute(name)?.filter?.onlyForParticipants === true

/** Replies with this value; of `missing` those whose participant has none in force to the form. */
function having(index: FilterIndex, name: string, value: string): IdSet {
  if (name !== missing) return index.having(name, value)
  const replies = index.having('form', value)
  const inForce = difference(
    replies,
    union(notInForce.map(status => index.having('status', status))),
  )
  return difference(index.everything, index.repliesOf(index.participantsOf(inForce)))
}

const missing = 'missing'
const notInForce = statuses.filter(status => !isInForce({ status }))

function valuesOf(index: FilterIndex, name: string, t: Translate | undefined): string[] {
  const attribute = findAttribute(name)
  if (attribute?.filter?.values) return valuesInOrder(attribute, t)
  const values = index.valuesOf(name).filter(value => sizeOf(index.having(name, value)) > 0)
  const given = inOrder(
    values.filter(value => !isNone(attribute, value)),
    value => value,
  )
  return given.length < values.length ? [...given, noValue] : given
}

import { findAttribute } from './attributes.ts'
import { type Conditions, isOfWhole, type Rows, type Selection } from './conditions.ts'
import { type IdSet, intersection, sizeOf, sizeOfBoth } from './id-set.ts'

/** How many replies, or participants, each value would show: `counts.form.participation`. */
export type Counts = Record<string, Record<string, number>>

/** With more replies, counting participants per value would take longer than the page. */
const countedParticipantsMax = 200_000

type Asked = {
  conditions: Conditions
  rows: Rows
  /** Sets that replies must be in besides the conditions. */
  within: readonly IdSet[]
  /** Names of the attributes whose values are counted. */
  names: readonly string[]
}

/**
 * Counts each value as if it were chosen in place of its attribute's present condition, with all
 * other conditions kept. Undefined: there are too many replies to count.
 */
export function countsFor(selection: Selection, asked: Asked): Counts | undefined {
  const { conditions, rows, within, names } = asked
  if (rows === 'participants' && selection.size() > countedParticipantsMax) return undefined
  const counterFor = rows === 'participants' ? participantCounter : replyCounter
  const countShown = counterFor(selection, selection.chosen(conditions, rows, within))
  return Object.fromEntries(
    names.map(name => {
      const { [name]: own, ...others } = conditions
      const count = own ? counterFor(selection, selection.chosen(others, rows, within)) : countShown
      return [name, countEach(selection, name, count)]
    }),
  )
}

type Counter = (set: IdSet, name: string) => number

const countEach = (selection: Selection, name: string, count: Counter): Record<string, number> =>
  Object.fromEntries(
    selection.valuesOf(name).map(value => [value, count(selection.having(name, value), name)]),
  )

function replyCounter(selection: Selection, shown: IdSet): Counter {
  // Where the filter shows every reply, the size of a value's set is the count.
  if (sizeOf(shown) === selection.size()) return sizeOf
  return set => sizeOfBoth(shown, set)
}

/** Where a participant has one reply at most with a value, or all with the same, replies are counted. */
function participantCounter(selection: Selection, shown: IdSet): Counter {
  const everybody = selection.participantsOf(shown)
  const oneEach = selection.oneOfEach(shown)
  return (set, name) => {
    if (isOfWhole(name)) return sizeOf(intersection(everybody, [selection.participantsOf(set)]))
    const attribute = findAttribute(name)
    if (attribute?.of === 'participant') return sizeOfBoth(oneEach, set)
    if (attribute?.form) return sizeOfBoth(shown, set)
    return sizeOf(selection.participantsOf(intersection(shown, [set])))
  }
}

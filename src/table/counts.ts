import { type Conditions, isOfWhole, type Rows, type Selection } from './conditions.ts'
import { type IdSet, intersection, packed, sizeOf, sizeOfBoth } from './id-set.ts'

/** How many replies, or participants, each value would leave over: `counts.form.participation`. */
export type Counts = Record<string, Record<string, number>>

/** Above this many replies participants are not counted beside each value: it would take longer than the page. */
const countedParticipantsMax = 200_000

type Asked = {
  conditions: Conditions
  rows: Rows
  /** What else narrows the replies. */
  within: readonly IdSet[]
  /** The attributes whose values are counted. */
  names: readonly string[]
}

/** Undefined: there are too many. Each value is counted beside all other conditions, without its own attribute's. */
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

/** What the filter leaves over is mostly small, so that its empty parts are passed over. */
function replyCounter(selection: Selection, shown: IdSet): Counter {
  // Of everything the sizes are known.
  if (sizeOf(shown) === selection.size()) return sizeOf
  const parts = packed(shown)
  return set => sizeOfBoth(parts, set)
}

function participantCounter(selection: Selection, shown: IdSet): Counter {
  const everybody = selection.participantsOf(shown)
  return (set, name) =>
    isOfWhole(name)
      ? sizeOf(intersection(everybody, [selection.participantsOf(set)]))
      : sizeOf(selection.participantsOf(intersection(shown, [set])))
}

/** A set of row ids, one bit each: 125 kB for a million rows, compared in microseconds. */
export type IdSet = {
  words: Uint32Array
  /** Kept by `addId` and `removeId`; undefined: to be counted, in a set made from others or after `removeIds`. */
  size: number | undefined
  /** Of all words that are not zero, once they were asked for; some may have become zero since. */
  places: Uint32Array | undefined
}

/** Of a set made from others nothing is known yet. */
const setOf = (words: Uint32Array): IdSet => ({ words, size: undefined, places: undefined })

export const noIds = (): IdSet => ({
  words: new Uint32Array(64),
  size: 0,
  places: undefined,
})

export function idSetOf(ids: Iterable<number>): IdSet {
  const set = noIds()
  for (const id of ids) addId(set, id)
  return set
}

export function addId(set: IdSet, id: number): void {
  const at = id >>> 5
  if (at >= set.words.length) set.words = longer(set.words, at)
  const word = set.words[at] ?? 0
  const size = sizeOf(set)
  set.words[at] = word | (1 << (id & 31))
  set.size = set.words[at] === word ? size : size + 1
  set.places = undefined
}

export function removeId(set: IdSet, id: number): void {
  if (!hasId(set, id)) return
  const size = sizeOf(set)
  set.words[id >>> 5] = wordAt(set, id >>> 5) & ~(1 << (id & 31))
  set.size = size - 1
}

export const copyOf = ({ words }: IdSet): IdSet => setOf(words.slice())

/** Takes all of the second set out of the first. */
export function removeIds(set: IdSet, removed: IdSet): void {
  const { words } = set
  for (const at of placesIn(removed)) words[at] = (words[at] ?? 0) & ~(removed.words[at] ?? 0)
  set.size = undefined
}

/** A copy with room for index `place`, at least twice as long, so that growing stays rare. */
export function longer<A extends Uint8Array | Uint32Array>(array: A, place: number): A {
  const grown = new (array.constructor as new (length: number) => A)(
    Math.max(place + 1, array.length * 2),
  )
  grown.set(array)
  return grown
}

export const hasId = (set: IdSet, id: number): boolean =>
  ((wordAt(set, id >>> 5) >>> (id & 31)) & 1) === 1

export function intersection(first: IdSet, others: readonly IdSet[]): IdSet {
  const words = first.words.slice()
  for (const { words: more } of others) {
    const length = Math.min(words.length, more.length)
    for (let at = 0; at < length; at++) words[at] = (words[at] ?? 0) & (more[at] ?? 0)
    words.fill(0, length)
  }
  return setOf(words)
}

export function union(sets: readonly IdSet[]): IdSet {
  const [only = noIds(), ...others] = sets
  if (others.length === 0) return only
  const words = new Uint32Array(Math.max(...sets.map(({ words }) => words.length)))
  for (const { words: more } of sets)
    for (let at = 0; at < more.length; at++) words[at] = (words[at] ?? 0) | (more[at] ?? 0)
  return setOf(words)
}

/** The ids of the first set that are not in the second. */
export function difference({ words: first }: IdSet, { words: second }: IdSet): IdSet {
  const words = first.slice()
  const length = Math.min(words.length, second.length)
  for (let at = 0; at < length; at++) words[at] = (words[at] ?? 0) & ~(second[at] ?? 0)
  return setOf(words)
}

export function sizeOf({ words, size: known }: IdSet): number {
  if (known !== undefined) return known
  let size = 0
  for (let at = 0; at < words.length; at++) size += bitsIn(words[at] ?? 0)
  return size
}

/** Most values have few of the replies: their sets are compared where they have any. */
function placesIn(set: IdSet): Uint32Array {
  if (set.places) return set.places
  const places = new Uint32Array(set.words.length)
  let length = 0
  for (let at = 0; at < set.words.length; at++) if (set.words[at] !== 0) places[length++] = at
  set.places = places.slice(0, length)
  return set.places
}

/** The size of the intersection. */
export function sizeOfBoth(one: IdSet, other: IdSet): number {
  const [ones, others] = [placesIn(one), placesIn(other)]
  const places = ones.length < others.length ? ones : others
  let size = 0
  for (let index = 0; index < places.length; index++) {
    const at = places[index] ?? 0
    size += bitsIn((one.words[at] ?? 0) & (other.words[at] ?? 0))
  }
  return size
}

/** The ids below `length` to which `list` leads from these; a loop, because a call for each takes five times as long. */
export function idsBehind({ words }: IdSet, list: Uint32Array, length: number): IdSet {
  const behind = new Uint32Array((length >>> 5) + 1)
  for (let at = 0; at < words.length; at++)
    for (let word = words[at] ?? 0; word !== 0; word &= word - 1) {
      const id = list[at * 32 + lowestBit(word)] ?? 0
      behind[id >>> 5] = (behind[id >>> 5] ?? 0) | (1 << (id & 31))
    }
  return setOf(behind)
}

/** Visits the ids in ascending order. */
export function forEachId({ words }: IdSet, visit: (id: number) => void): void {
  for (let at = 0; at < words.length; at++)
    for (let word = words[at] ?? 0; word !== 0; word &= word - 1) visit(at * 32 + lowestBit(word))
}

export function idsIn(set: IdSet): number[] {
  const ids: number[] = []
  forEachId(set, id => ids.push(id))
  return ids
}

/** `size` ids after the first `offset`, in either direction; skips whole words by their count. */
export function idsOfPage(set: IdSet, isDescending: boolean, offset: number, size: number) {
  const found: number[] = []
  let toSkip = offset
  for (let step = 0; step < set.words.length && found.length < size; step++) {
    const at = isDescending ? set.words.length - 1 - step : step
    const count = bitsIn(wordAt(set, at))
    if (toSkip < count) found.push(...idsInWord(set, at, isDescending).slice(toSkip))
    toSkip = Math.max(0, toSkip - count)
  }
  return found.slice(0, size)
}

function idsInWord(set: IdSet, at: number, isDescending: boolean): number[] {
  const ids: number[] = []
  for (let word = wordAt(set, at); word !== 0; word &= word - 1) ids.push(at * 32 + lowestBit(word))
  return isDescending ? ids.reverse() : ids
}

/** A set of ids below `length`; for many ids, of which `addId` would keep the size each time. */
export function idSetBelow(length: number, fill: (add: (id: number) => void) => void): IdSet {
  const words = new Uint32Array((length >>> 5) + 1)
  fill(id => {
    words[id >>> 5] = (words[id >>> 5] ?? 0) | (1 << (id & 31))
  })
  return setOf(words)
}

const lowestBit = (word: number): number => 31 - Math.clz32(word & -word)
const wordAt = ({ words }: IdSet, at: number): number => words[at] ?? 0

/** Counts the bits of a word in parallel: in pairs, fours, then bytes. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

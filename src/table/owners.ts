import { type IdSet, idsBehind, longer } from './id-set.ts'

/** Whose each reply is, and which replies each participant has; 0 is nobody and none. */
export type Owners = ReturnType<typeof createOwners>

/** In memory, by ids: a participant's replies are a chain, in ascending order. */
export function createOwners() {
  let ownerOf = new Uint32Array(64)
  let firstOf = new Uint32Array(64)
  let nextOf = new Uint32Array(64)

  const owner = (reply: number): number => ownerOf[reply] ?? 0
  const first = (participant: number): number => firstOf[participant] ?? 0
  const next = (reply: number): number => nextOf[reply] ?? 0

  /** The participant's last reply before this one; 0: this comes first. */
  function before(reply: number, participant: number): number {
    let last = 0
    for (let id = first(participant); id !== 0 && id < reply; id = next(id)) last = id
    return last
  }

  /** Makes `reply` the one that follows `last`. */
  function follow(last: number, participant: number, reply: number): void {
    if (last === 0) firstOf[participant] = reply
    else nextOf[last] = reply
  }

  return {
    owner,
    hasReplies: (participant: number): boolean => first(participant) !== 0,
    ownersOf: (replies: IdSet): IdSet => idsBehind(replies, ownerOf, firstOf.length),
    /** Higher than all ids. */
    participantsBelow: (): number => firstOf.length,
    repliesBelow: (): number => ownerOf.length,
    forEachOf(participant: number, visit: (reply: number) => void): void {
      for (let id = first(participant); id !== 0; id = next(id)) visit(id)
    },
    /** A reply that has no owner yet. */
    add(reply: number, participant: number): void {
      if (reply >= ownerOf.length) {
        ownerOf = longer(ownerOf, reply)
        nextOf = longer(nextOf, reply)
      }
      if (participant >= firstOf.length) firstOf = longer(firstOf, participant)
      const last = before(reply, participant)
      nextOf[reply] = last === 0 ? first(participant) : next(last)
      ownerOf[reply] = participant
      follow(last, participant, reply)
    },
    remove(reply: number): void {
      const participant = owner(reply)
      if (participant === 0) return
      follow(before(reply, participant), participant, next(reply))
      ownerOf[reply] = 0
    },
    clear(): void {
      firstOf.fill(0)
      ownerOf.fill(0)
    },
  }
}

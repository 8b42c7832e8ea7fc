import type { Database } from '../database.ts'
import { yieldingBetween } from '../exports/yielding-between.ts'
import type { Door } from '../forms/meanings.ts'
import { keptUntilWritten } from '../last-write-store.ts'
import { byKey, sortKey } from '../words.ts'
import {
  type Crowd,
  crowdOf,
  isLetInAt,
  sortedName,
  type Visitor,
  visitorFrom,
} from './door-list.ts'
import type { Seating } from './seating.ts'

/** Everybody whom a door lets in, by name; `ids`: of their replies. */
export type DoorOrder = { ids: readonly number[]; crowd: Crowd }

type Guests = Pick<Seating, 'guestsInPieces'>

/**
 * The order of a list that may have tens of thousands, of whom a page shows some: a stand-in stands
 * under their own name, which no index has. It is read between other requests, and kept until anything
 * is written.
 */
export function createDoorOrders(database: Database, seating: Guests) {
  const kept = keptUntilWritten(database, () => new Map<string, Promise<DoorOrder>>())
  return (door: Door): Promise<DoorOrder> => {
    const orders = kept()
    const order = orders.getOrInsertComputed(door.name, () => orderAt(door, seating))
    // What could not be read is tried again.
    order.catch(() => orders.delete(door.name))
    return order
  }
}

async function orderAt(door: Door, seating: Guests): Promise<DoorOrder> {
  const places: Place[] = []
  for await (const piece of yieldingBetween(seating.guestsInPieces()))
    places.push(...piece.filter(isLetInAt(door)).map(guest => placeOf(visitorFrom(guest))))
  return { ids: places.toSorted(byKey).map(({ id }) => id), crowd: crowdOf(places) }
}

type Place = { id: number; key: string } & Pick<Visitor, 'companions'>

const placeOf = (visitor: Visitor): Place => ({
  id: visitor.replyId,
  key: sortKey(sortedName(visitor)),
  companions: visitor.companions,
})

import type { Database } from '../database.ts'
import type { Door } from '../forms/meanings.ts'
import {
  type Crowd,
  crowdOf,
  isLetInAt,
  type Order,
  type Visitor,
  visitorFrom,
  visitorsByName,
  visitorsByPlace,
} from './door-list.ts'
import { createDoorOrders } from './door-order.ts'
import type { Seating } from './seating.ts'
import type { Guest } from './seating-store.ts'

/** Who is let in at a door; `visitors`: from one place in the order to before another. */
export type DoorList = { by: Order; crowd: Crowd; visitors(from: number, to: number): Visitor[] }
export type DoorLists = ReturnType<typeof createDoorLists>

/** Those with a seat are few, and whole in memory; of the others what is shown is read. */
export function createDoorLists(
  database: Database,
  seating: Pick<Seating, 'seated' | 'guestsOf' | 'guestsInPieces'>,
) {
  const orderOf = createDoorOrders(database, seating)
  return {
    async at(door: Door, by: Order): Promise<DoorList> {
      if (door.needsSeat) return ofSeated(seating.seated(), by)
      const { ids, crowd } = await orderOf(door)
      return {
        by: 'name',
        crowd,
        // Whoever has changed the reply meanwhile may not be let in any more.
        visitors: (from, to) =>
          seating.guestsOf(ids.slice(from, to)).filter(isLetInAt(door)).map(visitorFrom),
      }
    },
  }
}

function ofSeated(seated: readonly Guest[], by: Order): DoorList {
  const visitors = by === 'table' ? visitorsByPlace(seated) : visitorsByName(seated)
  return { by, crowd: crowdOf(visitors), visitors: (from, to) => visitors.slice(from, to) }
}

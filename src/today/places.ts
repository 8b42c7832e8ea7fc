import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import { isConfirmed, placedStatuses } from '../replies/statuses.ts'
import { waiting } from '../seating/standing.ts'
import { type Conditions, opposite } from '../table/conditions.ts'
import { type Counting, type Figure, repliesWith } from './figure.ts'
import type { Sources } from './sources.ts'

/** Slots or seats: offered and not yet answered, and accepted. */
export type Places = { offered: Figure; confirmed: Figure }

export function placesOf(search: Counting, { path }: Form, conditions: Conditions = {}): Places {
  const held = placedStatuses(path)
  const having = (status: string[]) => repliesWith(search, { form: [path], status, ...conditions })
  return {
    offered: having(held.filter(status => !isConfirmed(status))),
    confirmed: having(held.filter(isConfirmed)),
  }
}

/** Seats of the round table. `taken` includes invitations that no letter has told of. */
export type Seats = Places & {
  seats: number
  taken: number
  /** Decided, and no letter has told of it. */
  untold: Figure
  waiting: Figure
}

/** Undefined: no form asks for seats. */
export function seatsIn({ search, seating }: Sources): Seats | undefined {
  const form = edition.formOf('seat')
  if (!form) return undefined
  const held = placedStatuses(form.path)
  const ofForm = (conditions: Conditions) =>
    repliesWith(search, { form: [form.path], ...conditions })
  const settled = { pending: [opposite('1')] }
  const untold = ofForm({ pending_status: held })
  return {
    ...placesOf(search, form),
    seats: seating.plan().seats,
    taken: ofForm({ status: held, ...settled }).count + untold.count,
    untold,
    waiting: ofForm({ status: [waiting], ...settled }),
  }
}

/** The speakers of each session; none where no form asks for slots. */
export function speakersIn(search: Counting): (Places & { session: string })[] {
  const form = edition.formOf('slot')
  if (!form) return []
  return edition.sessions.map(({ name }) => ({
    session: name,
    ...placesOf(search, form, { session: [name] }),
  }))
}

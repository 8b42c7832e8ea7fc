import { edition } from '#edition/index.ts'
import type { TextInLanguage } from '../every-language.ts'
import { actorOf, type Companion, companionsOf } from '../facts/answers.ts'
import { nativeNameOf, positionsOf } from '../facts/person.ts'
import { isMet } from '../forms/form.ts'
import type { Door } from '../forms/meanings.ts'
import { inOrder } from '../words.ts'
import type { Guest } from './seating-store.ts'

/** The door lists of the edition; there may be none. */
export const doors: readonly Door[] = edition.formOf('seat')?.means.doors ?? []

/** A guest as the person who comes: the participant or the stand-in. */
export type Visitor = Guest & {
  name: string
  /** Empty for a stand-in, whose name is asked for in one spelling only. */
  nativeName: string
  positions: TextInLanguage[]
  isStandIn: boolean
  companions: readonly Companion[]
}

export function visitorFrom(guest: Guest): Visitor {
  const { name, position, isStandIn } = actorOf(guest)
  return {
    ...guest,
    name,
    isStandIn,
    nativeName: isStandIn ? '' : nativeNameOf(guest.person),
    positions: isStandIn ? [{ text: position }] : positionsOf(guest.person),
    companions: companionsOf(guest),
  }
}

/** How many come through a door. */
export type Crowd = { visitors: number; companions: number }

export const crowdOf = (visitors: readonly Pick<Visitor, 'companions'>[]): Crowd => ({
  visitors: visitors.length,
  companions: visitors.reduce((sum, { companions }) => sum + companions.length, 0),
})

export type Order = 'name' | 'table'

/** Those with a seat, by name. */
export const visitorsByName = (seated: readonly Guest[]): Visitor[] =>
  inOrder(seated.map(visitorFrom), sortedName)

/** Those with a seat by table and seat; without a table last, by name. */
export const visitorsByPlace = (seated: readonly Guest[]): Visitor[] =>
  visitorsByName(seated).toSorted(byPlace)

/**
 * The name of a stand-in is typed in one field, family name first; whoever writes it last writes it
 * in capitals: «Aigul ULGIEVA».
 */
export function sortedName({ name, isStandIn }: Visitor): string {
  const words = isStandIn ? name.split(/\s+/) : [name]
  const isFamilyName = (word: string) => /^\p{Lu}[\p{Lu}'’-]+$/u.test(word)
  return [...words.filter(isFamilyName), ...words.filter(word => !isFamilyName(word))].join(' ')
}

/** At a door that asks for no seat. */
export const isLetInAt =
  ({ when }: Door) =>
  ({ answers }: Guest): boolean =>
    isMet(when, answers)

const beyondAnyTable = 1000
const tableOrLast = ({ tableNumber }: Guest): number => tableNumber ?? beyondAnyTable
const byPlace = (a: Visitor, b: Visitor): number =>
  tableOrLast(a) - tableOrLast(b) || (a.seatNumber ?? 0) - (b.seatNumber ?? 0)

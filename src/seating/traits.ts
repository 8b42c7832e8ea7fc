import { spokenLanguage } from '../facts/answers.ts'
import { authorityOf, kindOf, regionOf } from '../facts/person.ts'
import type { Guest } from './seating-store.ts'

/** What a table's guests should differ in; above all two should not be of one authority. */
export type Traits = { region: string; kind: string; language: string; authority: string }

/** Stands for an unknown region or language. */
export const notGiven = 'none'

export const traitsOf = (guest: Pick<Guest, 'form' | 'person' | 'answers'>): Traits => ({
  region: regionOf(guest.person) ?? notGiven,
  kind: kindOf(guest.person),
  language: spokenLanguage(guest) || notGiven,
  authority: authorityOf(guest.person),
})

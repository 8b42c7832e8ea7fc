import { spokenLanguage } from '../facts/answers.ts'
import { authorityOf, kindOf, regionOf } from '../facts/person.ts'
import type { Guest } from './seating-store.ts'

/**
 * What each round table should have its share of; two of one authority at one table are the
 * first thing to avoid.
 */
export type Traits = { region: string; kind: string; language: string; authority: string }

/** Stands for a region or a language that is not known. */
export const notGiven = 'none'

export const traitsOf = (guest: Pick<Guest, 'form' | 'person' | 'answers'>): Traits => ({
  region: regionOf(guest.person) ?? notGiven,
  kind: kindOf(guest.person),
  language: spokenLanguage(guest) || notGiven,
  authority: authorityOf(guest.person),
})

import { edition } from '#edition/index.ts'
import { isInRoom, type Replied, standInLevelOf } from '../facts/answers.ts'
import { levelOf } from '../facts/person.ts'

const { categories, categoryOfLevel } = edition.protocol

/** The protocol categories, the highest first; the last is for everybody else. */
export const protocolCategories = categories
export type ProtocolCategory = string

/** A reply with everything that its protocol rank depends on. */
export type Ranked = Replied & {
  /** Set by staff for this reply; null: the stated level decides. */
  protocolCategory: string | null
  /** Set by staff for another reply, in which the participant speaks in person. */
  participantCategory?: string | null
  submittedAt: string
  /** True: rank the participant, even where a stand-in comes or speaks. */
  isForParticipant?: true
}

/** The reply ranked by its participant, even where a stand-in comes or speaks. */
export const asParticipant = (ranked: Ranked): Ranked =>
  standInLevelOf(ranked) === undefined
    ? ranked
    : { ...ranked, protocolCategory: null, isForParticipant: true }

/**
 * The category that staff have set, else the one of the stated level. A stand-in is ranked by the
 * stand-in's own level: rank does not pass on.
 */
export function categoryOf(ranked: Ranked): ProtocolCategory {
  const { person, protocolCategory, participantCategory, isForParticipant } = ranked
  const standInLevel = isForParticipant ? undefined : standInLevelOf(ranked)
  return standInLevel === undefined
    ? categoryFrom(protocolCategory ?? participantCategory, levelOf(person))
    : categoryFrom(protocolCategory, standInLevel)
}

const lastCategory = categories.at(-1) ?? ''
const categoryFrom = (set: string | null | undefined, level: string): ProtocolCategory =>
  categories.find(category => category === set) ?? categoryOfLevel[level] ?? lastCategory

/** What replies are ordered by: the category's number, in the room before remote, then the time. */
export type Rank = { category: number; isInRoom: boolean; submittedAt: string }

export const rankOf = (ranked: Ranked): Rank => ({
  category: categories.indexOf(categoryOf(ranked)),
  isInRoom: isInRoom(ranked),
  submittedAt: ranked.submittedAt,
})

/** Sorts as text by category and room; equal ranks are in the order in which they came. */
export function rankKey(ranked: Ranked): string {
  const { category, isInRoom } = rankOf(ranked)
  return `${String(category).padStart(2, '0')}${isInRoom ? 'a' : 'b'}`
}

/** Compares for sorting, the highest rank first. */
export const byRank = (a: Rank, b: Rank): number =>
  a.category - b.category ||
  Number(b.isInRoom) - Number(a.isInRoom) ||
  earlier(a.submittedAt, b.submittedAt)

const earlier = (a: string, b: string): number => Number(a > b) - Number(a < b)

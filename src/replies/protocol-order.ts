import { edition } from '#edition/index.ts'
import { isInRoom, type Replied, standInLevelOf } from '../facts/answers.ts'
import { levelOf } from '../facts/person.ts'

const { categories, categoryOfLevel } = edition.protocol

/** The protocol categories in their order, the last for everybody else. */
export const protocolCategories = categories
export type ProtocolCategory = string

/** What rank is read from; of the answers only what the forms mean by it counts. */
export type Ranked = Replied & {
  /** Set by staff for this reply; null: the stated level suggests one. */
  protocolCategory: string | null
  /** Set by staff for the participant, as the speaker of another reply. */
  participantCategory?: string | null
  submittedAt: string
  /** The participant's own standing is asked for, whoever speaks instead. */
  isForParticipant?: true
}

/** The participant's own standing, whoever speaks for them. */
export const asParticipant = (ranked: Ranked): Ranked =>
  standInLevelOf(ranked) === undefined
    ? ranked
    : { ...ranked, protocolCategory: null, isForParticipant: true }

/** What staff have set, else what the stated level suggests; rank does not pass to a stand-in. */
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

/** Where a reply stands: its category by number, then the room before remote, then the time. */
export type Rank = { category: number; isInRoom: boolean; submittedAt: string }

export const rankOf = (ranked: Ranked): Rank => ({
  category: categories.indexOf(categoryOf(ranked)),
  isInRoom: isInRoom(ranked),
  submittedAt: ranked.submittedAt,
})

/** For sorting; each step can be told to whoever asks. */
export const byRank = (a: Rank, b: Rank): number =>
  a.category - b.category ||
  Number(b.isInRoom) - Number(a.isInRoom) ||
  earlier(a.submittedAt, b.submittedAt)

const earlier = (a: string, b: string): number => Number(a > b) - Number(a < b)

export const inProtocolOrder = <R>(all: readonly R[], rankedOf: (one: R) => Ranked): R[] =>
  all
    .map(one => ({ one, rank: rankOf(rankedOf(one)) }))
    .sort((a, b) => byRank(a.rank, b.rank))
    .map(({ one }) => one)

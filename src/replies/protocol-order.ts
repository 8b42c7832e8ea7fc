import { edition } from '#edition/index.ts'
import { fieldsOfRank, isInRoom, type Replied, standInLevelOf } from '../facts/answers.ts'
import { levelOf } from '../facts/person.ts'

const { categories, categoryOfLevel } = edition.protocol

/** The protocol categories in their order, the last for everybody else. */
export const protocolCategories = categories
export type ProtocolCategory = string

/** What rank is read from; of the answers only `answersOfRank` count. */
export type Ranked = Replied & {
  /** Set by staff for this reply; null: the stated level suggests one. */
  protocolCategory: string | null
  /** Set by staff for the participant, as the speaker of another reply. */
  participantCategory?: string | null
  submittedAt: string
  /** The participant's own standing is asked for, whoever speaks instead. */
  isForParticipant?: true
}
export const answersOfRank = fieldsOfRank

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

/**
 * Protocol category, then the room before remote, then the time of the reply: each step can be told
 * to whoever asks.
 */
export function inProtocolOrder<R>(all: readonly R[], rankedOf: (one: R) => Ranked): R[] {
  const standing = all.map(one => {
    const ranked = rankedOf(one)
    const rank = categories.indexOf(categoryOf(ranked))
    return { one, rank, isInRoom: isInRoom(ranked), submittedAt: ranked.submittedAt }
  })
  const earlier = (a: string, b: string) => Number(a > b) - Number(a < b)
  return standing
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.isInRoom) - Number(a.isInRoom) ||
        earlier(a.submittedAt, b.submittedAt),
    )
    .map(({ one }) => one)
}

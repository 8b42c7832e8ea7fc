import type { Answers } from '../forms/fields.ts'
import { textOf } from '../forms/form.ts'

/** ITU's protocol categories in their order: United Nations, ministers, deputy ministers, heads of authorities, ambassadors. */
export const protocolCategories = ['UN', 'MIN', 'DMIN', 'REG', 'AMB', 'none'] as const
export type ProtocolCategory = (typeof protocolCategories)[number]

/** What a stated level suggests, until staff set a category. */
const categoryOfLevel: Record<string, ProtocolCategory> = {
  minister: 'MIN',
  deputy_minister: 'DMIN',
  head: 'REG',
  ambassador: 'AMB',
}

/** What rank is read from; of the answers no others count. */
export type Ranked = {
  person: Answers
  answers: Answers
  /** Set by staff: for this reply, and for the participant as the speaker of another. */
  protocolCategory: string | null
  participantCategory?: string | null
  submittedAt: string
}
export const answersOfRank = [
  'speaker_is_participant',
  'speaker_level',
  'speaking_mode',
  'attendance',
  'ai_attendance',
] as const

/** Rank does not pass to a stand-in: who speaks counts, not who was invited. */
export const speaksThemselves = (answers: Answers): boolean =>
  textOf(answers, 'speaker_is_participant') !== 'no'

/** The participant's own standing, whoever speaks for them. */
export const asParticipant = (ranked: Ranked): Ranked =>
  speaksThemselves(ranked.answers)
    ? ranked
    : {
        ...ranked,
        answers: { ...ranked.answers, speaker_is_participant: 'yes' },
        protocolCategory: null,
      }

/** What staff have set, else what the stated level suggests. */
export function categoryOf({
  person,
  answers,
  protocolCategory,
  participantCategory,
}: Ranked): ProtocolCategory {
  if (!speaksThemselves(answers))
    return categoryFrom(protocolCategory, textOf(answers, 'speaker_level'))
  return categoryFrom(protocolCategory ?? participantCategory, textOf(person, 'level'))
}

const categoryFrom = (set: string | null | undefined, level: string): ProtocolCategory =>
  protocolCategories.find(category => category === set) ?? categoryOfLevel[level] ?? 'none'

const outsideTheRoom = ['remote', 'not_attending', 'no']

function isInRoom({ answers }: Ranked): boolean {
  const modes = (['speaking_mode', 'attendance', 'ai_attendance'] as const).map(name =>
    textOf(answers, name),
  )
  return !modes.some(mode => outsideTheRoom.includes(mode))
}

/** Protocol category, then the room before remote, then the time of the reply: each step can be told to whoever asks. */
export function inProtocolOrder<R>(all: readonly R[], rankedOf: (one: R) => Ranked): R[] {
  const standing = all.map(one => {
    const ranked = rankedOf(one)
    const category = protocolCategories.indexOf(categoryOf(ranked))
    return { one, category, isInRoom: isInRoom(ranked), submittedAt: ranked.submittedAt }
  })
  const earlier = (a: string, b: string) => Number(a > b) - Number(a < b)
  return standing
    .sort(
      (a, b) =>
        a.category - b.category ||
        Number(b.isInRoom) - Number(a.isInRoom) ||
        earlier(a.submittedAt, b.submittedAt),
    )
    .map(({ one }) => one)
}

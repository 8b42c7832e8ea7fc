import type { ReplyCalendar } from '../calendar.ts'
import type { Answers } from '../forms/fields.ts'

/** What a letter is made from when it is sent; a letter about a reply keeps the reply as it was. */
export type LetterData = {
  /** Empty in a letter to the secretariat. */
  reference: string
  form?: string
  person?: Answers
  answers?: Answers
  /** When the reply became what the letter says; UTC text. */
  repliedAt?: string | undefined
  /** The participant knows a decision on the reply already, so that none is announced. */
  isDecided?: boolean
  /** Names of the fields that the secretariat has corrected. */
  changed?: readonly string[] | undefined
  /** What the reply, as it was then, puts into the participant's calendar. */
  calendar?: ReplyCalendar | undefined
  /** What was decided. */
  status?: string
  /** What was decided gives a slot or a seat. */
  holdsPlace?: boolean | undefined
  /** What the secretariat adds in its own words. */
  note?: string
  /** The session that is offered. */
  session?: string | undefined
  /** The session that was offered before, where another is offered now. */
  formerSession?: string | undefined
  /** Whom an address replies for; no name is in it that a stranger may have typed. */
  participants?: readonly { reference: string; name: string }[]
  /** What a digest counts, by name. */
  figures?: Record<string, number>
  /** The id of the draft to which it leads. */
  draft?: number
  /** Whoever has caused a letter to nobody's record has proven that they read its address. */
  isToOwner?: true | undefined
  /** The bulk change that queued it. */
  batch?: string
}

/** With these of what a letter may be made from. */
type With<Name extends keyof LetterData> = Partial<LetterData> & {
  [Given in Name]: NonNullable<LetterData[Given]>
}

/** What has to be told to a letter, by what it is about: without it there are no words for it. */
export type DataAbout = {
  reply: [With<'form' | 'person' | 'answers' | 'repliedAt'>]
  decision: [With<'form' | 'person' | 'status'>]
  participant: [Partial<LetterData>?]
  draft: [With<'form' | 'draft'>]
  desk: [Partial<LetterData>?]
}

/** One address may reply for several: then no single reference is what the letter is about. */
export const isAboutSeveral = ({ participants = [] }: LetterData): boolean =>
  participants.length > 1

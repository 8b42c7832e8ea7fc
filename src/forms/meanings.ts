import type { Answers, When } from './fields.ts'

/**
 * What the fields of a form mean to the rest of the program, which names no field itself. A form names what it has;
 * what it does not have is simply not there for its replies.
 */
export type Meanings = {
  /** The reply is a no: nobody comes, nothing more is asked. */
  declines?: When
  /** Takes part from afar. */
  isRemote?: When
  /** The question in which way somebody takes part: what the overview counts. */
  wayOfTakingPart?: string
  /** Somebody else comes or speaks in the participant's place. */
  standIn?: StandIn
  /** The people who come along. */
  companions?: Companions
  /** Days as ISO dates: those on which somebody is there, or may speak. */
  days?: string
  /** Hours at which the participant cannot, in the participant's own words. */
  unavailable?: string
  /** Events of the edition that are wanted, the first choice first. */
  wants?: readonly string[]
  /** What a speech is about, in whatever script. */
  topicAsTyped?: string
  /** The same in English, asked where the topic is in another script. */
  topicInEnglish?: string
  /** How the speech is given: in the room or from afar. */
  mode?: string
  /** The language that is spoken. */
  language?: string
  /** Asks for a seat, which is given by invitation. */
  asksForSeat?: When
  /** Who is let in where, in the order in which the lists are offered. */
  doors?: readonly Door[]
  /** The privacy notice was read. */
  hasReadNotice?: When
  /** What a reply is found by besides its participant. */
  foundBy?: readonly string[]
  /** Names of the edition's events that the reply puts into the participant's calendar. */
  calendar?(answers: Answers): readonly string[]
}

/** `when`: on which answers; the rest are the fields that say who it is. */
export type StandIn = {
  when: When
  name: string
  position: string
  level?: string
}

/** `rows`: the field that asks for them; the rest are what its rows call who each of them is. */
export type Companions = { rows: string; name: string; position: string }

/** A list of those who are let in: with a seat, or with these answers; `event`: what they are let in to. */
export type Door = { name: string; event: string; needsSeat: boolean; when?: When }

/** What the fields of the person mean. */
export type PersonMeanings = {
  familyName: string
  givenNames: string
  nativeName: string
  /** What everybody fills in, then the same in the languages that these fields say. */
  position: InLanguages
  organizationName: InLanguages
  /** What kind of organization it is. */
  kind: string
  country: string
  level: string
  email: string
  phone: string
  /** In which language letters are written. */
  language: string
  formOfAddress: string
  /** Fills in for themselves, so that a letter speaks to the participant. */
  isForSelf: When
  /** What a participant is found by besides the names. */
  foundBy: readonly string[]
}

type InLanguages = readonly [forEverybody: string, ...inOneLanguage: string[]]

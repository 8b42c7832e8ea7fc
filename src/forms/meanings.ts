import type { When } from './fields.ts'

/**
 * Which fields of a form have a meaning for the rest of the program, which names no field itself. A
 * meaning that a form leaves out does not occur in its replies. A text is the name of a field; a
 * `When` is met by answers.
 */
export type Meanings = {
  /** The reply is a no: nobody comes, and nothing more is asked. */
  declines?: When
  /** The participant takes part remotely. */
  isRemote?: When
  /** The official registration is done: nobody is told of it again. */
  isRegistered?: When
  /** How somebody takes part, an option a way: pages of the desk count them. */
  wayOfTakingPart?: string
  /** Another person comes or speaks in the participant's place. */
  standIn?: StandIn
  /** The people who accompany the participant. */
  companions?: Companions
  /** The days, as ISO dates, on which the participant comes or can speak. */
  days?: string
  /** Hours that do not suit the participant, in the participant's own words. */
  unavailable?: string
  /** Choices of events, the first choice first. */
  wants?: readonly string[]
  /** The topic of a speech, in any script. */
  topicAsTyped?: string
  /** The topic in English, asked where it was typed in another script. */
  topicInEnglish?: string
  /** Whether the speech is given in the room or remotely. */
  mode?: string
  /** The language that the participant speaks there. */
  language?: string
  /** The language in which the participant listens. */
  listens?: string
  /** What the chair and the interpreters are given of a speech besides its topic, in this order. */
  aboutSpeech?: readonly string[]
  /** The reply asks for a seat, which is given by invitation. */
  asksForSeat?: When
  /** The door lists, in the order in which they are offered. */
  doors?: readonly Door[]
  /** The box that confirms reading the privacy notice is ticked. */
  hasReadNotice?: When
  /** What the participant was asked to agree to; papers of the secretariat say the answers. */
  consents?: readonly string[]
  /** The list that leaves the secretariat, of those alone who have agreed to be in it. */
  published?: Published
  /** Questions by which the desk tells replies apart all day: their filters stand at once. */
  facets?: readonly string[]
  /** What of the answers is work for the secretariat besides deciding, in the order of its list. */
  work?: readonly Work[]
  /** Who comes to which events. They go into the participant's calendar, and the desk counts them. */
  comings?: readonly Coming[]
}

/** The stand-in is the person in the other fields, where the answers meet `when`. */
export type StandIn = {
  when: When
  name: string
  position: string
  level?: string
  email?: string
}

/** `rows`: the field of rows; the others are columns of it. */
export type Companions = { rows: string; name: string; position: string }

/**
 * A file for publication. `consent`: met by those who agree; `statuses`: of the replies that count,
 * left out: all in force. Its columns are these fields and no others. Words: `<form>:published`.
 */
export type Published = {
  consent: When
  statuses?: readonly string[]
  person: readonly string[]
  answers: readonly string[]
}

/** Who is let in to `event`: those with a seat if `needsSeat`, else those who meet `when`. */
export type Door = { name: string; event: string; needsSeat: boolean; when?: When }

/** Replies that meet `when` are to be seen to, such as a request for help. Words: `<form>:work.<name>`. */
export type Work = { name: string; when: When }

/** Whoever gives answers that meet `when` comes to `event`. */
export type Coming = { event: string; when: When }

/** As `Meanings`, for the questions about the person. */
export type PersonMeanings = {
  familyName: string
  givenNames: string
  nativeName: string
  /** What everybody fills in, then the same in the languages that these fields say. */
  position: InLanguages
  organizationName: InLanguages
  /** The kind of the organization. */
  kind: string
  country: string
  level: string
  email: string
  phone: string
  /** The language of letters to the participant. */
  language: string
  formOfAddress: string
  /** Options of it that stand before no name. */
  noFormOfAddress: readonly string[]
  /** What is typed where none of them will do; left out: it is not asked. */
  ownFormOfAddress?: string
  /** The participant fills the form in, so letters speak to the participant. */
  isForSelf: When
  /** All that is needed to know about whoever declines. */
  neededToDecline: readonly string[]
  /** What an office types alike for everybody for whom it replies. */
  office: readonly string[]
}

type InLanguages = readonly [forEverybody: string, ...inOneLanguage: string[]]

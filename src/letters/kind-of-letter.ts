import type { LetterData } from './letter-data.ts'
import type { ReplyNow } from './still-true.ts'

/** All that the program asks of a kind of letter. */
export type KindOfLetter = {
  /** What `data` must tell it: a reply and its form, what was decided on it, or nothing. */
  about: 'reply' | 'decision' | 'participant' | 'draft' | 'desk'
  to: 'participant' | 'formerAddress' | 'visitor' | 'staff'
  /** The daily cap that it counts towards; none: it is always sent. */
  cap?: DailyCap
  subject: Words
  intro: Words
  /** Chosen options of the reply, the figures of the desk, or whom an address replies for. */
  lists?: 'choices' | 'figures' | 'participants'
  nextStep?: NextStep
  /** The secretariat writes to itself: nobody is addressed, and nobody signs. */
  isUnsigned?: true
  /** The last sentence, in every other language. */
  closing: Words
  /** Whether what it says still holds, so that it may go out once more. */
  isStillTrue(data: LetterData, reply: ReplyNow | undefined): boolean
}

/**
 * Letters that visitors cause are counted for each post box, so that nobody fills somebody's through
 * the desk; those with a link that can be asked for apart from the rest, so that nobody uses them up.
 */
export type DailyCap = 'visitors' | 'links'

/** A key of the catalogues; of a reply or a decision it depends on what was answered or decided. */
export type Words = string | ((data: LetterData) => string)

/** Where the letter leads, the sentence before the link, and the words of the button. */
export type NextStep = {
  /** On this site; what stands for `:token` opens it, and is made as the letter leaves. */
  path: string
  words: Words
  button: Words
  /** Before the same page in another language; left out: the personal page. */
  inOther?: string
  /** The letter says until when replies can be changed there. */
  saysDeadline: boolean
  /** After the deadline: what can still be done there; a key of the catalogues. */
  lateWords?: string
}

export const wordsOf = (words: Words, data: LetterData): string =>
  typeof words === 'string' ? words : words(data)

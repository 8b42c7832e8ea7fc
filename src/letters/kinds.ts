import { declines } from '../facts/answers.ts'
import type { KindOfLetter } from './kind-of-letter.ts'
import { isAboutSeveral, type LetterData } from './letter-data.ts'
import { isDecisionInForce, isSameReply, isWithdrawn } from './still-true.ts'

const always = (): boolean => true

/** A refusal is never called a confirmation: it has sentences of its own. */
const replied = ({ form = '', answers = {} }: LetterData, what: string): string =>
  `confirmations:${form}.${declines({ form, answers }) ? 'refusal.' : ''}${what}`

/** A new decision has sentences of its own in the edition. */
const decided = ({ form, status }: LetterData): string => `decisions:${form}.${status}`

const linksIn = (data: LetterData): string =>
  isAboutSeveral(data) ? 'personal_links' : 'personal_link'

const personalPage = '/:language/replies/:token?for=:reference'
const seeingReplies = {
  path: personalPage,
  words: 'letters:personal_page',
  button: 'letters:open_page',
  saysDeadline: true,
}
const changingReplies = { ...seeingReplies, lateWords: 'letters:still_taken' }

/** `what` has become of a reply: its sentences in the edition's `confirmations.json`. */
const aboutReply = (what: string) =>
  ({
    about: 'reply',
    to: 'participant',
    subject: (data: LetterData) => `${replied(data, what)}.subject`,
    intro: (data: LetterData) => `${replied(data, what)}.intro`,
    closing: 'letters:closing.reply',
  }) as const

/**
 * The letters. A new one needs an entry here, its sentences in `letters.json` and its name in
 * `admin:reply.kind`; whoever has a reason to write it calls `letters.send`.
 */
const list = {
  received: {
    ...aboutReply('received'),
    cap: 'visitors',
    lists: 'choices',
    nextStep: changingReplies,
    isStillTrue: isSameReply,
  },
  changed: {
    ...aboutReply('changed'),
    cap: 'visitors',
    lists: 'choices',
    nextStep: changingReplies,
    isStillTrue: isSameReply,
  },
  corrected: {
    ...aboutReply('corrected'),
    lists: 'choices',
    nextStep: changingReplies,
    isStillTrue: isSameReply,
  },
  withdrawn: {
    ...aboutReply('withdrawn'),
    cap: 'visitors',
    nextStep: { ...seeingReplies, words: 'letters:personal_page_withdrawn' },
    isStillTrue: isWithdrawn,
  },
  personal_link: {
    about: 'participant',
    to: 'participant',
    cap: 'links',
    subject: data => `letters:subject.${linksIn(data)}`,
    intro: data => `letters:intro.${linksIn(data)}`,
    lists: 'participants',
    nextStep: { ...changingReplies, path: '/:language/replies/:token' },
    closing: data => (isAboutSeveral(data) ? 'letters:closing.several' : 'letters:closing.reply'),
    isStillTrue: always,
  },
  // Whoever reads the former address must not open the replies: it leads nowhere.
  address_changed: {
    about: 'participant',
    to: 'formerAddress',
    cap: 'visitors',
    subject: 'letters:subject.address_changed',
    intro: 'letters:intro.address_changed',
    closing: 'letters:closing.reply',
    isStillTrue: always,
  },
  decision: {
    about: 'decision',
    to: 'participant',
    subject: data => `${decided(data)}.subject`,
    intro: data => `${decided(data)}.intro`,
    nextStep: {
      path: personalPage,
      words: data => `${decided(data)}.personal_page`,
      button: data => `${decided(data)}.button`,
      saysDeadline: false,
    },
    closing: 'letters:closing.reply',
    isStillTrue: isDecisionInForce,
  },
  // Whoever saved the draft has typed the address: it is nobody's yet, and the letter has the link alone.
  draft: {
    about: 'draft',
    to: 'visitor',
    cap: 'visitors',
    subject: 'letters:subject.draft',
    intro: 'letters:intro.draft',
    nextStep: {
      path: '/:language/drafts/:token',
      words: 'letters:draft_link',
      button: 'letters:open_draft',
      inOther: 'letters:closing.draft_page',
      saysDeadline: false,
    },
    closing: 'letters:closing.draft',
    isStillTrue: always,
  },
  invitation: {
    about: 'desk',
    to: 'staff',
    subject: 'letters:subject.invitation',
    intro: 'letters:intro.invitation',
    nextStep: {
      path: '/admin/password/:token',
      words: 'letters:invitation_link',
      button: 'letters:set_password',
      saysDeadline: false,
    },
    closing: 'letters:closing.invitation',
    isStillTrue: always,
  },
  // Somebody may have guessed at the password until the sign-in was closed to browsers not known yet.
  sign_in: {
    about: 'desk',
    to: 'staff',
    cap: 'links',
    subject: 'letters:subject.sign_in',
    intro: 'letters:intro.sign_in',
    nextStep: {
      path: '/admin/sign-in/:token',
      words: 'letters:sign_in_link',
      button: 'letters:sign_in',
      saysDeadline: false,
    },
    closing: 'letters:closing.sign_in',
    isStillTrue: always,
  },
  digest: {
    about: 'desk',
    to: 'staff',
    subject: 'letters:subject.digest',
    intro: 'letters:intro.digest',
    lists: 'figures',
    nextStep: {
      path: '/admin',
      words: 'letters:digest_link',
      button: 'letters:open_today',
      saysDeadline: false,
    },
    isUnsigned: true,
    closing: 'letters:closing.digest',
    isStillTrue: always,
  },
  // Whether letters arrive, and whether their links lead here.
  test: {
    about: 'desk',
    to: 'staff',
    subject: 'letters:subject.test',
    intro: 'letters:intro.test',
    nextStep: {
      path: '/admin',
      words: 'letters:digest_link',
      button: 'letters:open_today',
      saysDeadline: false,
    },
    isUnsigned: true,
    closing: 'letters:closing.test',
    isStillTrue: always,
  },
} satisfies Record<string, KindOfLetter>

export type LetterKind = keyof typeof list

/** What a letter of this kind is about. */
export type About<Kind extends LetterKind> = (typeof list)[Kind]['about']

export const kinds: Readonly<Record<LetterKind, KindOfLetter>> = list

export const letterKinds = Object.keys(list) as LetterKind[]

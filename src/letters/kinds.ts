import type { KindOfLetter } from './kind-of-letter.ts'
import { isAboutSeveral, type LetterData } from './letter-data.ts'
import { isDecisionInForce, isSameReply, isWithdrawn } from './still-true.ts'

const always = (): boolean => true

/** A new decision has sentences of its own in the edition. */
const decided = ({ form, status }: LetterData): string => `decisions:${form}.${status}`

const linksIn = (data: LetterData): string =>
  isAboutSeveral(data) ? 'personal_links' : 'personal_link'

const personalPage = '/:language/replies/:token?for=:reference'
const seeingReplies = { path: personalPage, words: 'letters:personal_page', saysDeadline: true }
const changingReplies = { ...seeingReplies, lateWords: 'letters:still_taken' }

/**
 * The letters. A new one needs an entry here, its sentences in `letters.json` and its name in
 * `admin:reply.kind`; whoever has a reason to write it calls `letters.send`.
 */
const list = {
  received: {
    about: 'reply',
    to: 'participant',
    cap: 'visitors',
    subject: 'letters:subject.received',
    intro: 'letters:intro.received',
    lists: 'choices',
    nextStep: changingReplies,
    closing: 'letters:closing.reply',
    isStillTrue: isSameReply,
  },
  changed: {
    about: 'reply',
    to: 'participant',
    cap: 'visitors',
    subject: 'letters:subject.changed',
    intro: 'letters:intro.changed',
    lists: 'choices',
    nextStep: changingReplies,
    closing: 'letters:closing.reply',
    isStillTrue: isSameReply,
  },
  corrected: {
    about: 'reply',
    to: 'participant',
    subject: 'letters:subject.corrected',
    intro: 'letters:intro.corrected',
    lists: 'choices',
    nextStep: changingReplies,
    closing: 'letters:closing.reply',
    isStillTrue: isSameReply,
  },
  withdrawn: {
    about: 'reply',
    to: 'participant',
    cap: 'visitors',
    subject: 'letters:subject.withdrawn',
    intro: 'letters:intro.withdrawn',
    nextStep: seeingReplies,
    closing: 'letters:closing.reply',
    isStillTrue: isWithdrawn,
  },
  personal_link: {
    about: 'participant',
    to: 'participant',
    subject: data => `letters:subject.${linksIn(data)}`,
    intro: data => `letters:intro.${linksIn(data)}`,
    lists: 'participants',
    nextStep: { ...changingReplies, path: '/:language/replies/:token' },
    closing: data => (isAboutSeveral(data) ? 'letters:closing.several' : 'letters:closing.other'),
    isStillTrue: always,
  },
  // Whoever reads the former address must not open the replies: it leads nowhere.
  address_changed: {
    about: 'participant',
    to: 'formerAddress',
    cap: 'alarms',
    subject: 'letters:subject.address_changed',
    intro: 'letters:intro.address_changed',
    closing: 'letters:closing.other',
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
      saysDeadline: false,
    },
    closing: 'letters:closing.other',
    isStillTrue: isDecisionInForce,
  },
  invitation: {
    about: 'desk',
    to: 'staff',
    subject: 'letters:subject.invitation',
    intro: 'letters:intro.invitation',
    nextStep: {
      path: '/admin/password/:token',
      words: 'letters:invitation_link',
      saysDeadline: false,
    },
    closing: 'letters:closing.invitation',
    isStillTrue: always,
  },
  digest: {
    about: 'desk',
    to: 'staff',
    subject: 'letters:subject.digest',
    intro: 'letters:intro.digest',
    lists: 'figures',
    nextStep: { path: '/admin/overview', words: 'letters:digest_link', saysDeadline: false },
    closing: 'letters:closing.digest',
    isStillTrue: always,
  },
} satisfies Record<string, KindOfLetter>

export type LetterKind = keyof typeof list

export const kinds: Readonly<Record<LetterKind, KindOfLetter>> = list

export const letterKinds = Object.keys(list) as LetterKind[]

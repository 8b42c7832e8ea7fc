import { createHash } from 'node:crypto'
import { privacyVersion } from '#edition/circular.ts'
import { hasReadNotice } from '../facts/answers.ts'
import type { Answers } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'
import type { Language } from '../i18n.ts'
import type { Entry, Participant, Reply, ReplyContent } from './store.ts'

/** A form that was filled in and passed its check. */
export type Submission = {
  form: Form
  /** For whom the page says it is; undefined: for somebody new. */
  participant: Participant | undefined
  /**
   * The tokens of the browser: the same person as one whom it opens is nobody new, and it goes on
   * opening the participant, whatever it has changed.
   */
  tokens?: readonly string[]
  /** What quite another name on a participant's page means, once somebody has said so. */
  otherName?: OtherName | undefined
  /** The language of the page, and so of the privacy notice that was read. */
  language: Language
  person: Answers
  answers: Answers
  /** What the page showed, by `seenOf`; undefined: not to be compared with what is stored. */
  seen?: string | undefined
  /** The token of the draft that it was begun from; it ends with the reply. */
  draft?: string
  /** Set where staff fill the form in for the participant, which they may do after the deadline. */
  entry?: Entry | undefined
}

/** The name was wrong, or the form is about somebody else. */
export const otherNames = ['corrected', 'another'] as const
export type OtherName = (typeof otherNames)[number]

/** The person and the answers, as a page showed them; decisions change neither. */
export const seenOf = ({ version }: Participant, reply: Reply | undefined): string =>
  `${version}.${reply?.fingerprint.slice(0, 16) ?? ''}`

/** Equal for the same form, person and answers: tells whether a form was sent twice. */
export const fingerprintOf = ({ form, person, answers }: Submission): string =>
  createHash('sha256')
    .update(JSON.stringify([form.path, person, answers]))
    .digest('base64url')

export function contentOf(
  { form, answers, language, entry }: Submission,
  fingerprint: string,
  isLate: boolean,
): ReplyContent {
  // The sender of a reply that staff write down may have ticked nothing.
  const isNoticeRead = hasReadNotice({ form: form.path, answers })
  return {
    form: form.path,
    formVersion: form.version,
    answers,
    fingerprint,
    privacyVersion: isNoticeRead ? privacyVersion : '',
    privacyLanguage: language,
    isLate,
    isByStaff: entry !== undefined,
  }
}

type Said = { person?: Answers; answers?: Answers }

/** Names of the fields whose answers differ. */
export function changedNames(before: Said, after: Said): string[] {
  const was: Answers = { ...before.person, ...before.answers }
  const is: Answers = { ...after.person, ...after.answers }
  return Object.keys({ ...was, ...is }).filter(
    name => JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  )
}

import { createHash } from 'node:crypto'
import { privacyVersion } from '#edition/circular.ts'
import { hasReadNotice } from '../facts/answers.ts'
import type { Answers } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'
import type { Language } from '../i18n.ts'
import type { Entry, Participant, Reply, ReplyContent } from './store.ts'

/** A form that was filled in, read and found good. */
export type Submission = {
  form: Form
  /** Who is known to be replying; undefined: a first reply. */
  participant: Participant | undefined
  /** The language of the page, and so of the privacy notice that was read. */
  language: Language
  person: Answers
  answers: Answers
  /** What its page showed, as `seenOf` says it; undefined: nobody says. */
  seen?: string | undefined
  /** Staff fill it in for somebody; they may do so after the deadline. */
  entry?: Entry
}

/** The person and the answers, as a page showed them; decisions change neither. */
export const seenOf = ({ version }: Participant, reply: Reply | undefined): string =>
  `${version}.${reply?.fingerprint.slice(0, 16) ?? ''}`

/** The same form pressed twice gives the same one; corrected answers are another reply. */
export const fingerprintOf = ({ form, person, answers }: Submission): string =>
  createHash('sha256')
    .update(JSON.stringify([form.path, person, answers]))
    .digest('base64url')

/** What is stored of it as a reply. */
export function contentOf(
  { form, answers, language, entry }: Submission,
  fingerprint: string,
  isLate: boolean,
): ReplyContent {
  // Staff may write down a reply whose sender has ticked nothing.
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

/** Fields whose answers are not what they were. */
export function changedNames(before: Answers, { person, answers }: Submission): string[] {
  const after: Answers = { ...person, ...answers }
  return Object.keys({ ...before, ...after }).filter(
    name => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
}

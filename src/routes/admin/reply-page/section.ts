import type { Field } from '../../../forms/fields.ts'
import type { Form } from '../../../forms/form.ts'
import type { Translate } from '../../../i18n.ts'
import type { Reader } from '../../../reader.ts'
import { isInForce } from '../../../replies/statuses.ts'
import type { Participant, Reply } from '../../../replies/store.ts'
import { type EntryPart, partsOf } from '../entry-parts.ts'
import { urlOf } from '../query.ts'
import { type AnswersInOrder, answersInOrder } from './answers.ts'
import { momentOf } from './moment.ts'
import { type ResponseOnPage, responseOnPage } from './response.ts'
import type { TypedResponse } from './typed.ts'

/** One form, and the participant's reply to it if there is one. */
export type SectionOnPage = {
  id: string
  title: string
  reply: ReplyOnPage | undefined
  /** Where the answers are corrected, or entered. */
  entry: { href: string; text: string }
  /** What is corrected by itself, without the whole form. */
  corrections: { href: string; text: string }[]
  /** Where a telephone call is noted. */
  callHref: string
}

export type ReplyOnPage = {
  /** When it came and when it changed, as a line. */
  moments: string
  response: ResponseOnPage | undefined
  answers: AnswersInOrder
}

export const sectionOnPage = (
  { reference }: Participant,
  form: Form,
  reply: ReplyOnPage | undefined,
  list: string | undefined,
  { t }: Reader,
): SectionOnPage => ({
  id: form.path,
  title: t(`${form.path}:title`),
  reply,
  entry: {
    href: entryHref(reference, form.path, list),
    text: t(reply ? 'admin:entry.correct' : 'admin:entry.title', {
      form: t(`${form.path}:short`),
    }),
  },
  corrections: reply ? correctionsOf(reference, form, list, t) : [],
  callHref: urlOf(`/admin/replies/${reference}/call`, { list }),
})

const correctionsOf = (
  reference: string,
  form: Form,
  list: string | undefined,
  t: Translate,
): SectionOnPage['corrections'] =>
  partsOf(form).map(part => ({
    href: entryHref(reference, form.path, list, part),
    text: t(`admin:entry.parts.${part}`),
  }))

/** Where staff fill in the form for the participant; `part`: that part of it alone. */
export const entryHref = (
  reference: string,
  form: string,
  list: string | undefined,
  part?: EntryPart,
): string => urlOf(`/admin/replies/${reference}/${form}/entry`, { part, list })

export const replyOnPage = (
  participant: Participant,
  form: Form,
  reply: Reply,
  typed: TypedResponse | undefined,
  maySee: (field: Field) => boolean,
  reader: Reader,
): ReplyOnPage => ({
  moments: momentsOf(reply, reader),
  response: responseOnPage(participant, reply, typed, reader),
  answers: answersInOrder(form, reply.answers, maySee, reader),
})

function momentsOf(reply: Reply, reader: Reader): string {
  const { t } = reader
  const said = (key: string, at: string) => t(key, { moment: momentOf(at, reader).text })
  const moments = [
    said('admin:reply.submitted', reply.submittedAt),
    reply.late && t('admin:replies.late'),
    reply.changedAt !== reply.submittedAt &&
      said(isInForce(reply) ? 'admin:reply.changed' : 'admin:reply.withdrawn', reply.changedAt),
  ]
    .filter(Boolean)
    .join(', ')
  return moments.charAt(0).toUpperCase() + moments.slice(1)
}

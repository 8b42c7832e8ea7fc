import { type AnswerOnPage, answersOnPage } from '../../../forms/answers-on-page.ts'
import type { Field } from '../../../forms/fields.ts'
import type { Form } from '../../../forms/form.ts'
import type { Reader } from '../../../reader.ts'
import { isInForce, lookOf } from '../../../replies/statuses.ts'
import type { Participant, Reply } from '../../../replies/store.ts'
import { type Around, type DecisionOnPage, decisionOnPage } from './decision.ts'
import { momentOf } from './moment.ts'
import { type ResponseOnPage, responseOnPage } from './response.ts'
import type { TypedOnPage } from './typed.ts'

/** One form, and the participant's reply to it if there is one. */
export type SectionOnPage = {
  id: string
  title: string
  reply: ReplyOnPage | undefined
  entry: { href: string; text: string }
}

export type ReplyOnPage = {
  status: { look: string; text: string }
  /** When it came and when it changed, as the end of one sentence. */
  moments: string
  decision: DecisionOnPage
  response: ResponseOnPage | undefined
  answers: AnswerOnPage[]
}

export function sectionOnPage(
  participant: Participant,
  form: Form,
  reply: ReplyOnPage | undefined,
  { t }: Reader,
): SectionOnPage {
  return {
    id: form.path,
    title: t(`${form.path}:title`),
    reply,
    entry: {
      href: `/admin/replies/${participant.reference}/${form.path}/entry`,
      text: t(reply ? 'admin:entry.correct' : 'admin:entry.title', {
        form: t(`${form.path}:short`),
      }),
    },
  }
}

export function replyOnPage(
  participant: Participant,
  form: Form,
  reply: Reply,
  around: Around,
  { decision, response }: TypedOnPage,
  maySee: (field: Field) => boolean,
  reader: Reader,
): ReplyOnPage {
  const { t } = reader
  const ofForm = <T extends { form: string }>(typed: T | undefined) =>
    typed?.form === form.path ? typed : undefined
  return {
    status: { look: lookOf(reply.status), text: t(`admin:status.${reply.status}`) },
    moments: momentsOf(reply, reader),
    decision: decisionOnPage(participant, reply, around, ofForm(decision), reader),
    response: responseOnPage(participant, reply, ofForm(response), reader),
    answers: answersOnPage(form, reply.answers, reader, maySee),
  }
}

function momentsOf(reply: Reply, reader: Reader): string {
  const { t } = reader
  const said = (key: string, at: string) => t(key, { moment: momentOf(at, reader).text })
  return [
    said('admin:reply.submitted', reply.submittedAt),
    reply.late && t('admin:replies.late'),
    reply.changedAt !== reply.submittedAt &&
      said(isInForce(reply) ? 'admin:reply.changed' : 'admin:reply.withdrawn', reply.changedAt),
  ]
    .filter(Boolean)
    .join(', ')
}

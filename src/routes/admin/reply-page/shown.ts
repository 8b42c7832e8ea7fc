import { edition } from '#edition/index.ts'
import type { Reader } from '../../../reader.ts'
import type { Services } from '../../../services.ts'
import { aroundReply } from './around.ts'
import { type DecisionOnPage, decisionOnPage } from './decision.ts'
import type { DeskRecord } from './record.ts'
import { replyOnPage, type SectionOnPage, sectionOnPage } from './section.ts'
import type { TypedDecision, TypedResponse } from './typed.ts'

/** What of the record is shown: the answers to one form, and the decision about them. */

export function shownSection(
  { participant, replies, place, sees }: DeskRecord,
  typed: TypedResponse | undefined,
  reader: Reader,
): SectionOnPage | undefined {
  const form = edition.findForm(place.form)
  const reply = replies.get(place.form)
  if (!form) return undefined
  const shown = reply && replyOnPage(participant, form, reply, typed, sees, reader)
  return sectionOnPage(participant, form, shown, place.list, reader)
}

export function shownDecision(
  services: Services,
  { participant, replies, versions, place }: DeskRecord,
  typed: TypedDecision | undefined,
  reader: Reader,
): DecisionOnPage | undefined {
  const reply = replies.get(place.form)
  if (!reply) return undefined
  const around = { ...aroundReply(services, reply, versions), list: place.list }
  return decisionOnPage(participant, reply, around, typed, reader)
}

import type { Response } from 'express'
import { timeToTheSecond } from '../../dates.ts'
import type { Outcome } from '../../decisions/decisions.ts'
import { fullName } from '../../facts/person.ts'
import type { Services } from '../../services.ts'
import { subjectOf } from '../../web/loading.ts'
import { say } from '../../web/said.ts'
import { placeInputs, type RecordPlace } from './record-place.ts'

/** Tells when the letter leaves and how it is called back; or that somebody was told without one. */
export function sayReleased(
  { outbox }: Services,
  res: Response,
  { batch, done: [reply] }: Outcome,
  place: RecordPlace,
): void {
  if (!reply) return
  const { id, reference, person } = subjectOf(res)
  const letter = outbox.ofParticipant(id).find(({ data }) => data.batch === batch)
  const at = letter && outbox.leavesAt(letter)
  say(res, {
    text: at ? 'admin:said.released' : 'admin:said.told',
    about: { name: fullName(person), at: at ? timeToTheSecond(at) : '' },
    undo: {
      action: `/admin/replies/${reference}/${reply.form}/undo`,
      inputs: [{ name: 'batch', value: batch }, ...placeInputs({ ...place, form: undefined })],
      ...(at && { text: 'admin:decision.call_back' }),
    },
  })
}

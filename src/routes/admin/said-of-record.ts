import type { Response } from 'express'
import type { Outcome } from '../../decisions/decisions.ts'
import { fullName } from '../../facts/person.ts'
import { subjectOf } from '../../web/loading.ts'
import { type Said, say } from '../../web/said.ts'
import { letterHref } from './next-record.ts'
import { placeInputs, type RecordPlace } from './record-place.ts'

/** Tells what was done to this participant's record; `about`: what the words say besides the name. */
export const sayOf = (res: Response, text: string, about: Said['about'] = {}): void =>
  say(res, {
    text,
    about: { name: fullName(subjectOf(res).person), ...about },
  })

/** Tells what was decided, how it is taken back, and where its letter can be looked at. */
export function sayDecided(res: Response, { batch, done }: Outcome, place: RecordPlace): void {
  const [reply] = done
  if (!reply) return
  const { reference, person, email } = subjectOf(res)
  const { t } = res.locals
  const { form, status, pendingStatus } = reply
  const waits = email === '' ? 'admin:said.decided_untold' : 'admin:said.decided_pending'
  say(res, {
    text: pendingStatus ? waits : 'admin:said.decided',
    about: {
      name: fullName(person),
      status: t(`admin:status.${status}`),
      decision: pendingStatus ? t(`admin:decide.${pendingStatus}`) : '',
    },
    undo: {
      action: `/admin/replies/${reference}/${form}/undo`,
      inputs: [{ name: 'batch', value: batch }, ...placeInputs({ ...place, form: undefined })],
    },
    ...(pendingStatus && {
      next: {
        href: letterHref(reference, form, place.list),
        text: email === '' ? 'admin:decision.print' : 'admin:decision.preview',
      },
    }),
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from '../../src/drafts/draft.ts'
import { letterDataOf } from '../../src/replies/received.ts'
import type { Participant, Reply } from '../../src/replies/store.ts'
import { firstCalendar } from '../../src/replies/told-calendar.ts'
import type { Services } from '../../src/services.ts'

/** `tsc` reads what nobody calls; a line that it would take makes it fail here. */
function sends({ letters }: Services, participant: Participant, reply: Reply, { form, id }: Draft) {
  const { send } = letters
  const office = { email: 'office@itu.example', language: participant.language }
  const data = letterDataOf(participant, reply, firstCalendar(reply))
  send('received', participant, data)
  // @ts-expect-error
  send('received', participant)
  // @ts-expect-error
  send('withdrawn', participant, { form: reply.form })
  // @ts-expect-error
  send('changed', office, data)
  // @ts-expect-error
  send('decision', participant, { ...data, status: undefined })
  // @ts-expect-error
  send('address_changed', office)
  // @ts-expect-error
  send('draft', office, { form })
  send('draft', office, { form, draft: id })
  send('invitation', office)
}

test('no letter can be sent without what it tells, or to somebody whom it is not about', () => {
  assert.equal(typeof sends, 'function')
})

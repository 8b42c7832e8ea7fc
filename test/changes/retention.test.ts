import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDial } from '../support/clock.ts'
import { createDesk } from '../support/desk.ts'
import { projectCopy } from '../support/project-copy.ts'

test('how long replies are kept is one fact: the privacy page says it, and the purge keeps it', async t => {
  const copy = projectCopy(t, import.meta.filename)
  const circular = 'src/edition/circular.ts'
  copy.edit(circular, 'rest: Temporal.Duration.from({ months: 6 })', 'rest: Temporal.Duration.from({ months: 3 })')
  copy.edit(circular, "privacyVersion = '2025-04'", "privacyVersion = '2025-05'")
  const clock = createDial()
  const app = await copy.start({}, clock)
  const notice = await (await fetch(`${app.url}/ru/privacy`)).text()
  assert.match(notice, /все остальное – 3.месяца после последнего дня мероприятия/)
  assert.match(notice, /Редакция 2025-05/)

  await createDesk(app).participant(['participation'])
  const count = () => app.services.database.prepare('SELECT count(*) FROM participants').pluck().get()
  for (const [at, left] of [
    ['2025-10-10T21:59:59Z', 1],
    ['2025-10-10T22:00:00Z', 0],
  ] as const) {
    clock.turnTo(at)
    await app.services.retention.keepPromises()
    assert.equal(count(), left, at)
  }
})

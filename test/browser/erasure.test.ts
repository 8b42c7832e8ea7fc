import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appFor } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createDesk } from '../support/desk.ts'

const member = { email: 'admin@itu.example', password: 'correct horse battery' }
const { openPage } = useBrowser()

test('what a long search for a name finds comes into the page of an erasure, and what was typed stays', async t => {
  const app = await appFor(t)
  const desk = createDesk(app)
  const names = { family_name: 'Ivanov', native_name: '', contact_email: 'ivanov-p@regulator.example' }
  const one = await desk.participant(['participation'], names)
  const other = await desk.participant(['participation'], { family_name: 'Quite', native_name: '', contact_phone: '' })
  await app.services.staff.add({ ...member, role: 'admin', language: 'en' }, 'x')
  const early = await desk.participant(['participation'], { family_name: 'Third', native_name: '', contact_phone: '' })
  app.services.notes.add(early.participant(), 'Call Ivanov', 'x')
  app.services.database.exec(`
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 200000)
    INSERT INTO notes (participant_id, text, made_by, made_at)
    SELECT ${other.participant().id}, iif(n = 200000, 'Спросить у Иванова', 'nothing'), 'x', '2025-04-01T00:00:00Z'
    FROM numbers`)
  const page = await openPage()
  await page.goto(`${app.url}/admin/sign-in`)
  await page.locator('[name=email]').fill(member.email)
  await page.locator('[type=password]').fill(member.password)
  await page.locator('[type=password]').press('Enter')
  await page.waitForURL(url => !url.pathname.endsWith('/sign-in'))
  // Whoever looks again has no connection at first, and an answer only once a link has the focus.
  const focused = Promise.withResolvers<void>()
  let isCut = true
  await page.route('**/erasure', async route => {
    if (route.request().resourceType() === 'document') return route.continue()
    if (isCut) {
      isCut = false
      return route.abort()
    }
    await focused.promise
    return route.continue()
  })
  // What was found first is there when the page opens.
  const { erasure } = app.services
  while ((await erasure.look(one.participant())).found.length === 0);
  const answer = await page.goto(`${app.url}/admin/replies/${one.reference}/erasure`)
  assert.match(String(await answer?.text()), /% of all texts/)
  const found = page.locator('[data-search] li')

  await page.locator('[name=reference]').fill(one.reference)
  await found.locator('a').first().focus()
  focused.resolve()
  await page.locator('[data-goes-on]').waitFor({ state: 'detached' })

  assert.deepEqual(
    [await found.allInnerTexts(), await page.locator('[name=reference]').inputValue()],
    [[`${early.reference}: Notes`, `${other.reference}: Notes`], one.reference],
  )
  assert.equal(await page.locator(':focus').innerText(), early.reference)
})

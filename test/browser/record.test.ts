import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { samples } from '../../src/demo/samples.ts'
import { sendSamples } from '../../src/demo/send-samples.ts'
import { textOf } from '../../src/forms/form.ts'
import { type Language, languages } from '../../src/i18n.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createDial } from '../support/clock.ts'

const password = 'correct horse battery'
const list = 'form=speaking-slot&status=received&sort=submitted_at'

describe('a record beside its list', () => {
  const clock = createDial('2025-04-28T07:00:00Z')
  const app = useApp({}, clock)
  const { openPage } = useBrowser()
  before(async () => {
    sendSamples(app.services, samples, clock.now(), at => clock.turnTo(String(at)))
    clock.turnTo('2025-04-28T07:00:00Z')
    for (const language of languages)
      await app.services.staff.add({ email: `${language}@itu.example`, password, role: 'reviewer', language }, 'x')
  })

  /** Requests whose decision is open, as the list has them. */
  const requests = () =>
    app.services.search
      .look({
        conditions: { form: ['speaking-slot'], status: ['received'] },
        sort: 'submitted_at',
        isDescending: false,
      })
      .page(50, 1)
  const addressOf = ({ reference }: { reference: string }) =>
    `${app.url}/admin/replies/${reference}?${new URLSearchParams({ form: 'speaking-slot', list })}`

  async function signedIn(language: Language, options: { script?: boolean; width?: number } = {}): Promise<Page> {
    const page = await openPage(options)
    await page.goto(`${app.url}/admin/sign-in?language=${language}`)
    await page.locator('[name=email]').fill(`${language}@itu.example`)
    await page.locator('[type=password]').fill(password)
    await page.locator('[type=password]').press('Enter')
    await page.waitForURL(url => !url.pathname.endsWith('/sign-in'))
    return page
  }

  /** How much more there is than fits: of the page, and of what scrolls by itself. */
  const hidden = (page: Page) =>
    page
      .locator('html, .record-main, .rail')
      .evaluateAll(all => all.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight))

  const lengthOf = (reply: { answers: Parameters<typeof textOf>[0] }) =>
    ['main_points', 'biography'].reduce((sum, name) => sum + textOf(reply.answers, name).length, 0)

  for (const language of languages)
    test(`takes one screen, whatever the length of its texts; the usual ones need no scrolling (${language})`, async () => {
      const page = await signedIn(language)
      const byLength = requests().toSorted((one, other) => lengthOf(one) - lengthOf(other))
      const [median, longest] = [byLength[Math.floor(byLength.length / 2)], byLength.at(-1)]
      assert.ok(median && longest)
      await page.goto(addressOf(median))
      assert.deepEqual(await hidden(page), [0, 0, 0])
      await page.goto(addressOf(longest))
      const [outside] = await hidden(page)
      const button = await page.locator('.deciding .button').first().boundingBox()
      assert.deepEqual([outside, (button?.y ?? 900) + (button?.height ?? 0) < 900], [0, true])
    })

  test('is decided about in three presses and one load, the next following, without a script too', async () => {
    for (const script of [false, true]) {
      const page = await signedIn('ru', { script })
      const [first, second] = requests()
      assert.ok(first && second)
      await page.goto(addressOf(first))
      let loads = 0
      page.on('load', () => {
        loads += 1
      })
      await page.getByRole('radio', { name: 'Предложить время' }).click()
      await page.getByRole('radio', { name: '9 июля' }).click()
      await page.getByRole('button', { name: 'Записать и следующий' }).click()
      await page.waitForURL(addressOf(second))
      await page.locator('.said').waitFor()
      assert.deepEqual([loads, await page.locator('html').evaluate(({ scrollTop }) => scrollTop)], [1, 0])
      const reply = app.services.replies.replyById(first.id)
      assert.deepEqual(
        [reply?.pendingStatus, app.services.programme.sessionOf(first.id)],
        ['slot_offered', 'segment-9-july'],
      )
      await page.locator('.said button').click()
      await page.waitForURL(addressOf(first))
      await page.context().close()
    }
  })

  test('has keys that work in any layout: the same place on the keyboard, whatever it writes', async () => {
    const page = await signedIn('ru')
    const [first, second, third] = requests()
    assert.ok(first && second && third)
    await page.goto(addressOf(first))
    /** As the Russian layout sends it. */
    const press = (key: string, code: string) => page.locator('body').dispatchEvent('keydown', { key, code })
    await press('о', 'KeyJ')
    await page.waitForURL(addressOf(second))
    await press('о', 'KeyJ')
    await page.waitForURL(addressOf(third))
    await press('л', 'KeyK')
    await page.waitForURL(addressOf(second))
    await press('ц', 'KeyW')
    assert.equal(await page.locator('[name=to]:checked').getAttribute('value'), 'waiting')
    await press('к', 'KeyR')
    assert.equal(await page.locator('[name=to]:checked').getAttribute('value'), 'in_review')
    // What is typed is no command.
    await page.locator('.deciding textarea').pressSequentially('jkrwd')
    assert.deepEqual(
      [await page.locator('[name=to]:checked').getAttribute('value'), page.url()],
      ['in_review', addressOf(second)],
    )
    await page.locator('.deciding textarea').press('Control+Enter')
    await page.waitForURL(addressOf(third))
    assert.equal(app.services.replies.replyById(second.id)?.status, 'in_review')
    await press('щ', 'KeyO')
    await press('у', 'KeyE')
    await page.waitForURL('**/speaking-slot/entry*')
    await page.goBack()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Горячие клавиши' }).waitFor()
  })

  for (const width of [320, 390])
    test(`stands in one column on a telephone, with a link to the decision: ${width} px`, async () => {
      const page = await signedIn('ru', { width })
      const [first] = requests()
      assert.ok(first)
      await page.goto(addressOf(first))
      assert.equal(await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth), width)
      assert.equal(await page.locator('.record-list').isVisible(), false)
      await page.getByRole('link', { name: 'Решение' }).click()
      const top = await page.locator('.decision').evaluate(element => element.getBoundingClientRect().top)
      assert.ok(Math.round(top) >= 0 && top < 450, String(top))
    })
})

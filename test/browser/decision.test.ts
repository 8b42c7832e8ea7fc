import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createDial, letTheMinutePass } from '../support/clock.ts'
import { useMailServer } from '../support/mail-server.ts'
import { referenceOn } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

const password = 'correct horse battery'
const plain = (text: string | null | undefined) => text?.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()

describe('a slot, from the request to the running order', () => {
  let reference: string
  const mail = useMailServer()
  const clock = createDial()
  const app = useApp(() => ({ SMTP_URL: mail.url }), clock)
  const { openPage } = useBrowser()
  before(async () => {
    app.services.outbox.start()
    for (const name of ['first', 'second'])
      await app.services.staff.add({ email: `${name}@itu.example`, password, role: 'reviewer', language: 'ru' }, 'x')
    const receipt = await createVisitor(app).submit('/ru/speaking-slot', speakingSlot)
    reference = await referenceOn(receipt)
    await mail.letter()
  })

  async function signIn(name: string): Promise<Page> {
    const page = await openPage({ script: false })
    await page.goto(`${app.url}/admin`)
    await page.getByLabel('Электронная почта').fill(`${name}@itu.example`)
    await page.getByLabel('Пароль').fill(password)
    await page.getByRole('button', { name: 'Войти' }).click()
    return page
  }

  async function open(page: Page): Promise<void> {
    await page.goto(`${app.url}/admin/replies?form=speaking-slot&status=received`)
    await page.getByRole('link', { name: 'Ivanov Petr' }).click()
  }

  /** The decision, beside the answers to the request. */
  const slot = (page: Page) => page.getByRole('complementary')
  const choose = (page: Page, name: string) => slot(page).getByRole('radio', { name }).check()
  const save = (page: Page) => slot(page).getByRole('button', { name: 'Записать', exact: true }).click()
  const status = (page: Page) => page.locator('.tabs [aria-current] .status').textContent()

  test('offer, preview, release, confirm, running order; a stale change is refused; undo works', async () => {
    const first = await signIn('first')
    const second = await signIn('second')
    await open(first)
    await open(second)

    // The first reviewer puts the request on the waiting list, sees the slip, and undoes it.
    await choose(first, 'В лист ожидания')
    await save(first)
    await slot(first).getByText('Решение: «В лист ожидания».').waitFor()
    await slot(first).getByRole('button', { name: 'Отменить последнее решение' }).click()
    await first.getByText('последнее решение отменено').waitFor()
    assert.equal(await slot(first).getByText('Решение: «В лист ожидания».').count(), 0)
    assert.equal(await status(first), 'Новое')

    // Then the right decision, with a word of the secretariat's own.
    await choose(first, 'Предложить время')
    await choose(first, '8 июля, круглый стол')
    await slot(first).getByLabel('Дополнение к письму').fill('Просим подтвердить до 15 мая.')
    await save(first)
    await slot(first).getByText('Решение: «Предложить время».').waitFor()

    // The second reviewer's page is older: the change is refused, and both versions are shown.
    await choose(second, 'Отклонить')
    await slot(second).getByLabel('Дополнение к письму').fill('Программа заполнена.')
    const [refused] = await Promise.all([
      second.waitForResponse(response => response.request().method() === 'POST'),
      save(second),
    ])
    assert.equal(refused.status(), 409)
    const alert = slot(second).getByRole('alert')
    assert.deepEqual((await alert.locator('dd').allTextContents()).map(plain), [
      'Отклонить',
      'Программа заполнена.',
      'Предложить время',
      'Круглый стол для регуляторных органов, вторник, 8 июля',
      'Просим подтвердить до 15 мая.',
      'first@itu.example, 28.04.2025, 09:00',
    ])
    assert.equal(await slot(second).getByLabel('Дополнение к письму').inputValue(), 'Программа заполнена.')

    // Nothing has been told yet.
    const visitor = createVisitor(app)
    assert.deepEqual(
      app.services.outbox.latest(10).map(letter => letter.kind),
      ['received'],
    )

    await slot(first).getByRole('link', { name: 'Посмотреть письмо' }).click()
    const shown = first.getByRole('region', { name: 'Письмо о решении' })
    assert.equal(await shown.getByText('a.sergeeva@regulator.example').count(), 1)
    const preview = await first.locator('blockquote').textContent()
    assert.equal(preview?.includes('Просим подтвердить до 15 мая.'), true)
    assert.equal(preview?.includes('/ru/replies/…'), true)
    await first.getByRole('button', { name: 'Отправить письмо' }).click()
    await first.getByText('письмо отправлено').waitFor()
    assert.equal(await status(first), 'Время предложено')

    await letTheMinutePass(clock, app)
    const letter = await mail.letter()
    assert.equal(plain(letter.subject), `ВВУИО+20: предложение выступить, просим подтвердить, № ${reference}`)
    assert.equal(letter.text?.includes('Просим подтвердить до 15 мая.'), true)
    assert.equal(
      plain(letter.text)?.includes('Круглый стол для регуляторных органов, вторник, 8 июля Порядок выступлений'),
      true,
    )

    // The speaker follows the letter's link, and confirms by a press of a button.
    const speaker = await openPage({ script: false })
    await speaker.goto(letter.text?.match(/http:\S+/)?.[0] as string)
    await speaker.getByText('Секретариат предлагает выступить').waitFor()
    await speaker.getByRole('button', { name: 'Подтвердить выступление' }).click()
    await speaker.getByRole('heading', { name: 'Выступление подтверждено' }).waitFor()
    assert.equal(plain((await mail.letter()).subject), `ВВУИО+20: подтверждение выступления получено, № ${reference}`)

    await first.getByRole('link', { name: 'Программа', exact: true }).click()
    await first.locator('summary', { hasText: 'Печать' }).click()
    await first.getByRole('link', { name: /^все дни/ }).click()
    const row = first.getByRole('row').filter({ hasText: 'Ivanov Petr' })
    assert.deepEqual((await row.locator('td').allTextContents()).map(plain).slice(0, 1), ['10:00–10:03'])
    assert.equal(plain(await row.locator('td').last().textContent()), 'Выступление подтвержденоSlot confirmed')
    assert.equal((await visitor.get('/admin/programme/order')).status, 303)
  })
})

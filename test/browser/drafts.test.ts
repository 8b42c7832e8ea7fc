import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { encode } from '../support/answers.ts'
import { useNewApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createDial } from '../support/clock.ts'
import { shownReference } from '../support/fill-forms.ts'
import { narrow, tooWide } from '../support/looks.ts'
import { useMailServer } from '../support/mail-server.ts'

const person = {
  contact_email: 'office@regulator.example',
  family_name: 'Pterov',
  given_names: 'Ivan',
  position: 'Head of the Agency',
  organization: 'Communications Agency',
}

describe('a draft’s life', () => {
  const clock = createDial()
  const mail = useMailServer()
  const app = useNewApp(() => ({ SMTP_URL: mail.url }), clock)
  const { openPage, openPageAt } = useBrowser()

  const press = (page: Page, name: string) => page.getByRole('button', { name }).click()
  const step = (page: Page, name: string) => page.locator('.steps [aria-current]').filter({ hasText: name }).waitFor()
  const isSaved = (page: Page) => page.getByRole('heading', { name: /^Черновик хранится/ }).waitFor()
  const isGone = (page: Page) => page.getByRole('heading', { name: 'Черновик не найден' }).waitFor()
  const count = (table: string) => app.services.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

  /** The assistant goes as far as the second step, and keeps what is there. */
  async function begin(assistant: Page): Promise<string> {
    await assistant.goto(`${app.url}/ru/ai-governance-day`)
    for (const answer of ['ai_attendance][value=yes', 'ai_parts][value=afternoon', 'photo_consent][value=no'])
      await assistant.locator(`[name=${answer}]`).check()
    await press(assistant, 'Далее: участник')
    await step(assistant, 'Участник')
    await assistant.locator('[name=filled_in_for][value=self]').check()
    for (const [name, text] of Object.entries(person)) await assistant.locator(`#${name}`).fill(text)
    await assistant.locator('#form_of_address').selectOption('mr')
    await assistant.locator('#country-filter').fill('белорус')
    await assistant.locator('#country-filter').press('Enter')
    await press(assistant, 'Сохранить черновик')
    await isSaved(assistant)
    return assistant.locator('input[readonly]').inputValue()
  }

  test('however long an address is, a telephone shows it whole, with the way to change it', async () => {
    const page = await openPage({ width: narrow })
    const contact_email = `${'a'.repeat(60)}@regulator.example`
    const saved = await page.request.post(`${app.url}/ru/participation/draft`, {
      data: String(encode({ attendance: 'remote', contact_email })),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    await page.goto(saved.url())
    await page.locator('dd').getByText(contact_email).waitFor()
    assert.deepEqual(await tooWide(page), [])
  })

  test('begun by the assistant, it is changed and sent by the head on a telephone', async () => {
    const assistant = await openPage()
    const link = await begin(assistant)
    assert.deepEqual([link, count('drafts'), count('replies')], [assistant.url(), 1, 0])

    const head = await openPageAt(link, { width: 390 })
    await head.locator('button[formaction$="#family_name"]').click()
    await step(head, 'Участник')
    await head.locator('#family_name').fill('Petrov')
    await press(head, 'Сохранить черновик')
    await isSaved(head)
    assert.deepEqual([head.url(), count('drafts')], [link, 1])
    await assistant.reload()
    await assistant.getByText('Petrov', { exact: true }).first().waitFor()

    await head.locator('[name=privacy_read]').check()
    await head.locator('#draft-form .actions .button').click()
    await head.locator('[data-reference]').first().waitFor()
    const participant = app.services.replies.participantByReference(String(await shownReference(head)))
    assert.equal(participant?.person.family_name, 'Petrov')
    assert.deepEqual([count('drafts'), count('replies')], [0, 1])
    for (const page of [assistant, head]) {
      await page.goto(link)
      await isGone(page)
      await page.goto(`${app.url}/ru`)
      assert.equal(await page.locator('#drafts-title').count(), 0)
    }
    assert.deepEqual(
      (await head.context().cookies()).map(({ name }) => name),
      ['reply'],
    )
  })

  test('after the browser was closed it is found again, by its cookie and by the letter’s link', async () => {
    const page = await openPage()
    const link = await begin(page)
    const cookies = await page.context().cookies()
    assert.ok(cookies.every(({ expires }) => expires > 0))
    await page.context().close()

    const later = await openPage()
    await later.context().addCookies(cookies)
    await later.goto(`${app.url}/ru`)
    await later.getByRole('link', { name: /Pterov/ }).click()
    await isSaved(later)
    assert.equal(later.url(), link)

    await app.services.outbox.deliverDue()
    const mailed = String((await mail.letter()).text?.match(/http\S+\/drafts\/\S+/)?.[0])
    const elsewhere = await openPageAt(mailed)
    await elsewhere.getByRole('heading', { name: 'Черновик ответа', exact: true }).waitFor()
    await elsewhere.getByText('Pterov', { exact: true }).first().waitFor()

    clock.goOn({ hours: 24 * 15 })
    for (const [one, at] of [
      [later, link],
      [elsewhere, mailed],
    ] as const) {
      await one.goto(at)
      await isGone(one)
    }
    await later.goto(`${app.url}/ru`)
    assert.equal(await later.locator('#drafts-title').count(), 0)
    clock.goOn({ hours: -24 * 15 })
  })

  test('without script its page works, and going back from a step shows it again', async () => {
    const page = await openPage({ script: false, width: 320 })
    await page.goto(`${app.url}/ru/participation?attendance=in_person`)
    await press(page, 'Сохранить черновик')
    await isSaved(page)
    await press(page, 'Продолжить заполнение')
    await step(page, 'Ответ')
    assert.equal(await page.locator('[name=attendance]:checked').inputValue(), 'in_person')
    await page.goBack()
    await isSaved(page)
    await page.getByLabel('На какой адрес направить ссылку?').fill('head@regulator.example')
    await press(page, 'Направить ссылку')
    await page.getByText('Ссылка направлена на адрес head@regulator.example.').waitFor()
  })
})

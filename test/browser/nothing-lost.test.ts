import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { encode, participation, speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'

const formType = { 'content-type': 'application/x-www-form-urlencoded' }

/** Presses what leads away and says whether the browser has asked first; the page stays then. */
async function asksBefore(page: Page, leave: () => Promise<void>): Promise<boolean> {
  const from = page.url()
  page.once('dialog', dialog => dialog.dismiss())
  const left = page.waitForURL(url => String(url) !== from, { waitUntil: 'commit' })
  const [isAsked] = await Promise.all([left.then(() => false).catch(() => true), leave()])
  page.removeAllListeners('dialog')
  return isAsked
}

describe('nothing typed is lost', () => {
  const app = useApp()
  const { openPage, openPageAt } = useBrowser()

  const open = (path: string, options: Parameters<typeof openPage>[0] = {}): Promise<Page> =>
    openPageAt(app.url + path, options)
  const send = (page: Page, path: string, form = participation) =>
    page.request.post(app.url + path, { data: String(encode(form)), headers: formType })
  const wordmark = (page: Page) => () => page.locator('.wordmark').click({ noWaitAfter: true })

  const typed = { family_name: 'Ivanov', position: 'Head', organization: 'Agency', contact_email: 'a@itu.example' }
  const shown = async (page: Page) =>
    Object.fromEntries(
      await Promise.all(
        Object.keys(typed).map(async name => [name, await page.locator(`[name=${name}]`).inputValue()] as const),
      ),
    )
  async function type(page: Page) {
    for (const [name, value] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(value)
    await page.locator('[name=country]').selectOption('BY')
  }

  for (const script of [true, false])
    test(`going away and back keeps it ${script ? 'with' : 'without'} script`, async () => {
      const page = await open('/ru/participation', { script })
      page.on('dialog', dialog => dialog.accept())
      await type(page)
      await page.goto(`${app.url}/ru/help`)
      await page.goBack()
      assert.deepEqual([await shown(page), await page.locator('[name=country]').inputValue()], [typed, 'BY'])
    })

  test('going away and back keeps it on the page of a known participant too', async () => {
    const page = await open('/ru')
    await send(page, '/ru/participation')
    page.on('dialog', dialog => dialog.accept())
    await page.goto(`${app.url}/ru`)
    await page.getByRole('link', { name: 'Подтверждение участия', exact: true }).click()
    await page.getByLabel('Примечания').fill('Набрано')
    await page.goto(`${app.url}/ru/help`)
    await page.goBack()
    assert.equal(await page.getByLabel('Примечания').inputValue(), 'Набрано')
  })

  for (const [button, offline] of [
    ['Отправить подтверждение', 'Нет связи: ответ не отправлен, введенные сведения сохранились на этой странице.'],
    ['English', 'Нет связи: ответ не отправлен, введенные сведения сохранились на этой странице.'],
  ] as const)
    test(`a network that is gone is noticed before the form is left: «${button}»`, async () => {
      const page = await open('/ru/participation')
      await type(page)
      await page.context().setOffline(true)
      await page.getByRole('button', { name: button }).click()
      const sentence = await page.getByRole('alert').textContent()
      assert.deepEqual([sentence?.replaceAll('\u00a0', ' ').startsWith(offline), await shown(page)], [true, typed])
      await page.context().setOffline(false)
      await page.getByRole('button', { name: 'Отправить подтверждение' }).click()
      await page.locator('#error-summary').waitFor()
      assert.deepEqual(await shown(page), typed)
    })

  test('leaving is asked about once something is typed, also after errors and in another language', async () => {
    const page = await open('/ru/participation')
    assert.equal(await asksBefore(page, wordmark(page)), false)
    await page.goto(`${app.url}/ru/participation`)
    await type(page)
    assert.equal(await asksBefore(page, wordmark(page)), true)
    await page.getByRole('button', { name: 'Отправить подтверждение' }).click()
    await page.locator('#error-summary').waitFor()
    assert.equal(await asksBefore(page, wordmark(page)), true)
    await page.getByRole('button', { name: 'English' }).click()
    await page.waitForURL('**/en/participation')
    assert.equal(await asksBefore(page, wordmark(page)), true)
    assert.deepEqual(await shown(page), typed)
  })

  test('starting a reply for somebody else is asked about too', async () => {
    const page = await open('/en')
    await send(page, '/en/participation')
    await page.goto(`${app.url}/en`)
    await page.getByRole('link', { name: 'Confirmation of participation', exact: true }).click()
    await page.getByLabel('Notes').fill('Typed')
    const leave = page.getByRole('link', { name: 'Open the form for another participant' })
    assert.equal(await asksBefore(page, () => leave.click({ noWaitAfter: true })), true)
    assert.equal(await page.getByLabel('Notes').inputValue(), 'Typed')
  })

  test('at the desk as well: a paper reply with errors, and a note', async () => {
    const password = 'correct horse battery'
    await app.services.staff.add({ email: 'lost@itu.example', password, role: 'reviewer', language: 'en' }, 'x')
    const page = await openPage()
    const signIn = String(encode({ email: 'lost@itu.example', password }))
    await page.request.post(`${app.url}/admin/sign-in`, { data: signIn, headers: formType })
    await page.goto(`${app.url}/admin/entries/participation`)
    await page.locator('[name=family_name]').fill('Paper')
    await page.getByRole('button', { name: 'Save the reply' }).click()
    await page.locator('.error-summary').waitFor()
    assert.equal(await asksBefore(page, wordmark(page)), true)
    assert.equal(await page.locator('[name=family_name]').inputValue(), 'Paper')
    page.once('dialog', dialog => dialog.accept())
    await page.goto(`${app.url}/admin/replies`)
    await page.locator('tbody th a').first().click()
    const note = page.getByLabel('New note')
    await note.fill('Typed')
    assert.equal(await asksBefore(page, wordmark(page)), true)
    assert.equal(await note.inputValue(), 'Typed')
    await page.getByRole('button', { name: 'Add the note' }).click()
    await page.getByText('Typed').waitFor()
    assert.equal(await asksBefore(page, wordmark(page)), false)
  })

  test('a filled form prints all that was typed, however long', async () => {
    const page = await open('/ru/speaking-slot')
    const long = 'Слово '.repeat(240).trim()
    await page.locator('[name=organization]').fill('Agency '.repeat(28).trim())
    await page.locator('[name=main_points]').fill(long)
    await page.pdf()
    await page.emulateMedia({ media: 'print' })
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    const visible = await page.locator('main').innerText()
    assert.deepEqual([visible.includes(long), visible.includes('Agency '.repeat(28).trim())], [true, true])
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    await page.emulateMedia({ media: 'screen' })
    assert.equal(await page.locator('[name=main_points]').isVisible(), true)
    assert.equal(await page.locator('.on-paper').count(), 0)
  })

  for (const width of [1280, 390])
    test(`the link of each error shows the label of its field (${width} pixels wide)`, async () => {
      const page = await open('/ru/speaking-slot', { width })
      await page.getByRole('button', { name: 'Отправить заявку' }).click()
      const links = page.locator('#error-summary a')
      await links.first().waitFor()
      const count = await links.count()
      assert.ok(count > 10)
      for (let index = 0; index < count; index++) {
        await links.nth(index).click()
        const top = await page.evaluate(`document.activeElement.closest('.field').querySelector('.label, .choice')
          .getBoundingClientRect().top`)
        assert.ok(Number(top) >= 0, `${await links.nth(index).textContent()}: ${top}`)
      }
    })

  test('the notice to be confirmed opens beside the form', async () => {
    const page = await open('/en/participation')
    await type(page)
    const [beside] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Read the privacy notice (opens in a new tab)' }).click(),
    ])
    await beside.waitForURL('**/en/privacy')
    assert.deepEqual(await shown(page), typed)
  })

  test('a change without changes says so, and promises no letter', async () => {
    const page = await open('/en')
    // In the order in which a browser sends them.
    await send(page, '/en/speaking-slot', { ...speakingSlot, action_lines: ['C5', 'C6'] })
    await page.goto(`${app.url}/en`)
    await page.getByRole('link', { name: 'Request for a speaking slot' }).click()
    const letters = () => app.services.outbox.latest(100).length
    const before = letters()
    await page.locator('#reply-form > .button').click()
    await page.getByRole('heading', { name: 'No changes: Request for a speaking slot' }).waitFor()
    await page.getByText('No new e-mail has been sent.').waitFor()
    assert.equal(letters(), before)
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { encode, participation, speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import {
  changeAnswer,
  confirm,
  field,
  fillParticipation,
  fold,
  goOnTo,
  mainButton,
  option,
  preset,
  shownReference,
  stepShown,
} from '../support/fill-forms.ts'

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
  const openSecondStep = async (options: Parameters<typeof openPage>[0] = {}) => {
    const page = await open('/ru/participation', options)
    await fillParticipation(page)
    await goOnTo(page, 'participant')
    return page
  }
  const openLastStep = async (options?: Parameters<typeof openPage>[0]) => {
    const page = await openSecondStep(options)
    await type(page)
    await option(page, 'filled_in_for', 'self').check()
    await field(page, 'form_of_address').selectOption('mr')
    await goOnTo(page, 'check')
    return page
  }
  const answers = (page: Page) =>
    Promise.all([
      option(page, 'attendance', 'in_person').isChecked(),
      option(page, 'events', 'regulators_round_table').isChecked(),
      option(page, 'visa_support', 'not_needed').isChecked(),
    ])

  for (const script of [true, false])
    test(`going away and back keeps it in both steps ${script ? 'with' : 'without'} script`, async () => {
      const page = await open('/ru/participation', { script })
      page.on('dialog', dialog => dialog.accept())
      await fillParticipation(page)
      await page.goto(`${app.url}/ru/help`)
      await page.goBack()
      assert.deepEqual(await answers(page), [true, true, true])
      await goOnTo(page, 'participant')
      await type(page)
      await page.goto(`${app.url}/ru/help`)
      await page.goBack()
      assert.deepEqual([await shown(page), await page.locator('[name=country]').inputValue()], [typed, 'BY'])
      // Back to the step before, and on again.
      await page.goBack()
      assert.deepEqual(await answers(page), [true, true, true])
      await page.goForward()
      assert.deepEqual(await shown(page), typed)
    })

  for (const script of [true, false])
    test(`going back from a reply that was sent finds the whole form again ${script ? 'with' : 'without'} script`, async () => {
      const page = await openLastStep({ script })
      page.on('dialog', dialog => dialog.accept())
      await confirm(page, 'privacy_read')
      await mainButton(page).click()
      await page.locator('[data-reference]').first().waitFor()
      assert.ok(await shownReference(page))
      await page.goBack()
      await stepShown(page, 'check')
      await changeAnswer(page, 'family_name', 'participant')
      assert.deepEqual(await shown(page), typed)
    })

  test('going away and back keeps it on the page of a known participant too', async () => {
    const page = await open('/ru')
    await send(page, '/ru/participation')
    page.on('dialog', dialog => dialog.accept())
    await page.goto(`${app.url}/ru/replies`)
    await page.goto(`${app.url}/ru/participation?for=${await shownReference(page)}`)
    await fold(page, 'notes').click()
    await field(page, 'notes').fill('Набрано')
    await page.goto(`${app.url}/ru/help`)
    await page.goBack()
    assert.equal(await field(page, 'notes').inputValue(), 'Набрано')
  })

  for (const button of ['.actions .button:not(.button--quiet)', '[name=switch_language]'])
    test(`a network that is gone is noticed before the form is left: ${button}`, async () => {
      const page = await openSecondStep()
      await type(page)
      await page.context().setOffline(true)
      await page.locator(button).click()
      const sentence = await page.getByRole('alert').textContent()
      const offline = 'Нет связи: ответ не отправлен, введенные сведения сохранились на этой странице.'
      assert.deepEqual([sentence?.replaceAll('\u00a0', ' ').startsWith(offline), await shown(page)], [true, typed])
      await page.context().setOffline(false)
      await mainButton(page).click()
      await page.locator('#error-summary').waitFor()
      assert.deepEqual(await shown(page), typed)
    })

  test('leaving is asked about once something is typed, also after errors and in another language', async () => {
    const page = await open('/ru/participation')
    assert.equal(await asksBefore(page, wordmark(page)), false)
    await page.goto(`${app.url}/ru/participation`)
    await fillParticipation(page)
    assert.equal(await asksBefore(page, wordmark(page)), true)
    // The next step holds what the first was told.
    await goOnTo(page, 'participant')
    assert.equal(await asksBefore(page, wordmark(page)), true)
    await type(page)
    await mainButton(page).click()
    await page.locator('#error-summary').waitFor()
    assert.equal(await asksBefore(page, wordmark(page)), true)
    await page.locator('[name=switch_language]').click()
    await page.waitForURL('**/en/participation/participant')
    assert.equal(await asksBefore(page, wordmark(page)), true)
    assert.deepEqual(await shown(page), typed)
    await field(page, 'form_of_address').selectOption('mr')
    await option(page, 'filled_in_for', 'self').check()
    await goOnTo(page, 'check')
    assert.equal(await asksBefore(page, wordmark(page)), true)
  })

  test('starting a reply for somebody else is asked about too', async () => {
    const page = await open('/en')
    await send(page, '/en/participation')
    await page.goto(`${app.url}/en/replies`)
    await page.goto(`${app.url}/en/participation?for=${await shownReference(page)}`)
    await fold(page, 'notes').click()
    await field(page, 'notes').fill('Typed')
    const leave = page.locator('#reply-form a[href="/en/participation"]')
    assert.equal(await asksBefore(page, () => leave.click({ noWaitAfter: true })), true)
    assert.equal(await field(page, 'notes').inputValue(), 'Typed')
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
    const heading = 'Agency '.repeat(20).trim()
    await field(page, 'topic').fill(heading)
    await field(page, 'main_points').fill(long)
    await page.pdf()
    await page.emulateMedia({ media: 'print' })
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    const visible = await page.locator('main').innerText()
    assert.deepEqual([visible.includes(long), visible.includes(heading)], [true, true])
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    await page.emulateMedia({ media: 'screen' })
    assert.equal(await field(page, 'main_points').isVisible(), true)
    assert.equal(await page.locator('.on-paper').count(), 0)
  })

  for (const width of [1280, 390])
    test(`the link of each error shows the label of its field (${width} pixels wide)`, async () => {
      const page = await open('/ru/speaking-slot', { width })
      // What is folded or a sentence is among them.
      await fold(page, 'more').click()
      await field(page, 'link').fill('no address')
      await option(page, 'first_choice', 'high_level_segment').check()
      await preset(page, 'second_choice').click()
      await option(page, 'second_choice', 'high_level_segment').check()
      await mainButton(page).click()
      const links = page.locator('#error-summary a')
      await links.first().waitFor()
      const count = await links.count()
      assert.ok(count >= 10, `${count} links`)
      for (let index = 0; index < count; index++) {
        await links.nth(index).click()
        const top = await page.evaluate(`document.activeElement.closest('.field').querySelector('.label, .choice')
          .getBoundingClientRect().top`)
        assert.ok(Number(top) >= 0, `${await links.nth(index).textContent()}: ${top}`)
      }
    })

  test('the notice to be confirmed opens beside the form', async () => {
    const page = await openLastStep()
    const sheet = () => page.locator('.answers').first().innerText()
    const before = await sheet()
    const [beside] = await Promise.all([
      page.context().waitForEvent('page'),
      page.locator('[data-field=privacy_read] a').click(),
    ])
    await beside.waitForURL('**/ru/privacy')
    assert.deepEqual([await sheet(), before.length > 0], [before, true])
  })

  test('a change without changes says so, and promises no letter', async () => {
    const page = await open('/en')
    // In the order in which a browser sends them.
    await send(page, '/en/speaking-slot', { ...speakingSlot, action_lines: ['C5', 'C6'] })
    await page.goto(`${app.url}/en/replies`)
    await page.goto(`${app.url}/en/speaking-slot?for=${await shownReference(page)}`)
    const letters = () => app.services.outbox.latest(100).length
    const before = letters()
    await goOnTo(page, 'check')
    // What was confirmed once is ticked.
    assert.equal(await field(page, 'no_guarantee_read').isChecked(), true)
    await mainButton(page).click()
    await page.getByRole('heading', { name: 'No changes: Request for a speaking slot' }).waitFor()
    await page.getByText('No new e-mail has been sent.').waitFor()
    assert.equal(letters(), before)
  })
})

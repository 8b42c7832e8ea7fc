import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import {
  changeAnswer,
  confirm,
  field,
  fillParticipation,
  fillPerson,
  fold,
  goOnTo,
  mainButton,
  option,
  preset,
  stepShown,
} from '../support/fill-forms.ts'
import { createKeyboard } from '../support/keyboard.ts'

describe('what script adds to a form', () => {
  const app = useApp()
  const { openPage, openPageAt } = useBrowser()

  const open = (path: string, options: Parameters<typeof openPage>[0] = {}): Promise<Page> =>
    openPageAt(app.url + path, options)

  /** The words of a count, whether they are spoken, and whether they warn. */
  const toldBy = async (count: Locator) => [
    await count.textContent(),
    await count.getAttribute('aria-live'),
    (await count.getAttribute('data-over')) !== null,
  ]

  const alfa = { family: 'Alfa', email: 'alfa@regulator.example', hasScript: true }

  test('questions appear when they are asked; without script all are there, each with its condition', async () => {
    const page = await open('/ru/participation')
    const name = field(page, 'representative_name')
    assert.equal(await name.isVisible(), false)
    await option(page, 'attendance', 'representative').check()
    assert.equal(await name.isVisible(), true)
    await option(page, 'attendance', 'not_attending').check()
    assert.deepEqual([await name.isVisible(), await preset(page, 'days').isVisible()], [false, false])
    const plain = await open('/ru/participation', { script: false })
    assert.equal(await field(plain, 'representative_name').isVisible(), true)
    assert.equal(await plain.getByText('Если выбрано «Через представителя»:').first().isVisible(), true)
  })

  test('a question that hangs on another follows it away and back, and what was typed there stays', async () => {
    const page = await open('/ru/ai-governance-day')
    const code = field(page, 'invitation_code')
    await option(page, 'ai_attendance', 'yes').check()
    await option(page, 'ai_parts', 'round_table').check()
    await code.fill('GOV-17')
    const discussion = fold(page, 'round_table')
    assert.equal(await discussion.isVisible(), true)
    await option(page, 'ai_attendance', 'no').check()
    assert.deepEqual([await code.isVisible(), await discussion.isVisible()], [false, false])
    await changeLanguage(page, '**/en/ai-governance-day/answer')
    await preset(page, 'ai_attendance').click()
    await option(page, 'ai_attendance', 'yes').check()
    assert.equal(await code.inputValue(), 'GOV-17')
    assert.equal(await code.isVisible(), true)
  })

  test('what most need not answer is folded, opens by its heading, and stays open with what was typed', async () => {
    for (const script of [true, false]) {
      const page = await open('/ru/participation', { script })
      await option(page, 'attendance', 'remote').check()
      const notes = field(page, 'notes')
      assert.equal(await notes.isVisible(), false)
      await fold(page, 'notes').click()
      await notes.fill('Набрано')
      await changeLanguage(page, '**/en/participation/answer')
      assert.deepEqual([await notes.isVisible(), await notes.inputValue()], [true, 'Набрано'])
      assert.equal(await field(page, 'accessibility_needs').isVisible(), false)
    }
  })

  test('what has its answer is a sentence that opens to be changed, and then says what was chosen', async () => {
    for (const script of [true, false]) {
      const page = await open('/en/participation', { script })
      await fillParticipation(page)
      await goOnTo(page, 'participant')
      const minister = option(page, 'level', 'minister')
      const kind = preset(page, 'organization_kind')
      assert.deepEqual([await minister.isVisible(), await kind.isVisible()], [false, true])
      await preset(page, 'level').click()
      await minister.check()
      await changeLanguage(page, '**/ru/participation/participant')
      const chosen = await page.locator('label:has([name=level]:checked)').textContent()
      const sentence = (await preset(page, 'level').textContent()) ?? ''
      assert.deepEqual([await minister.isChecked(), sentence.includes(`: ${chosen?.trim()} `)], [true, true])
    }
  })

  test('long texts are counted as the server counts them, and nothing is cut', async () => {
    const page = await open('/en/speaking-slot')
    await fold(page, 'more').click()
    const quotation = field(page, 'quotation')
    await quotation.fill('😀'.repeat(281))
    const count = page.locator('#quotation-count')
    await count.filter({ hasText: '281' }).waitFor()
    assert.deepEqual(await toldBy(count), ['281 of 280 characters: 1 too many', 'polite', true])
    await quotation.fill('😀'.repeat(280))
    await count.filter({ hasText: '280 of 280' }).waitFor()
    assert.deepEqual(await toldBy(count), ['280 of 280 characters', 'polite', false])
    await quotation.fill('😀'.repeat(200))
    await count.filter({ hasText: '200 of 280' }).waitFor()
    assert.deepEqual(await toldBy(count), ['200 of 280 characters', 'off', false])
    await quotation.fill('😀'.repeat(281))
    assert.equal([...(await quotation.inputValue())].length, 281)
  })

  test('a Latin spelling is offered and taken over only on request', async () => {
    const page = await open('/ru/participation')
    await fillParticipation(page)
    await goOnTo(page, 'participant')
    await field(page, 'native_name').fill('Щукин Илья')
    const family = field(page, 'family_name')
    assert.equal(await family.inputValue(), '')
    await page.getByRole('button', { name: 'Подставить Shchukin' }).click()
    await page.getByRole('button', { name: 'Подставить Ilia' }).click()
    assert.deepEqual([await family.inputValue(), await field(page, 'given_names').inputValue()], ['Shchukin', 'Ilia'])
    await family.fill('Schukin')
    assert.equal(await family.inputValue(), 'Schukin')
  })

  test('rows are added in place, up to the limit, each with names of its own', async () => {
    const page = await open('/ru/ai-governance-day')
    await option(page, 'ai_attendance', 'yes').check()
    await option(page, 'ai_parts', 'round_table').check()
    await fold(page, 'round_table').click()
    const rows = page.locator('[data-field=advisers] .row')
    assert.equal(await rows.count(), 1)
    const add = page.locator('button[name=add_row]')
    await add.click()
    assert.equal(await rows.count(), 2)
    assert.equal(
      await page.locator('[name="advisers[1][name]"]').evaluate(input => input === input.ownerDocument.activeElement),
      true,
    )
    assert.equal(await add.isVisible(), false)
  })

  test('without script one more row is another page of the same step, with all that was typed', async () => {
    const page = await open('/ru/participation', { script: false })
    await fillParticipation(page)
    await fold(page, 'delegation').click()
    await page.locator('[name="delegation_members[0][name]"]').fill('Olga Petrova')
    await page.locator('button[name=add_row]').click()
    await page.locator('[name="delegation_members[2][name]"]').waitFor()
    await stepShown(page, 'answer')
    assert.deepEqual(
      [
        await page.locator('[name="delegation_members[0][name]"]').inputValue(),
        await page.locator('[name="delegation_members[2][name]"]').isVisible(),
        await option(page, 'events', 'regulators_round_table').isChecked(),
        await page.locator('.error-summary').count(),
      ],
      ['Olga Petrova', true, true, 0],
    )
  })

  test('a row is removed in place, and those behind it move up', async () => {
    const page = await open('/en/participation')
    await page.locator('[name=attendance][value=in_person]').check()
    await fold(page, 'delegation').click()
    const name = (row: number) => page.locator(`[name="delegation_members[${row}][name]"]`)
    await name(0).fill('Alfa')
    for (const text of ['Bravo', 'Charlie']) {
      await page.locator('[name=add_row][value=delegation_members]').click()
      await name(text === 'Bravo' ? 1 : 2).fill(text)
    }
    await page.getByRole('button', { name: 'Remove' }).first().click()
    assert.deepEqual(
      [await name(0).inputValue(), await name(1).inputValue(), await name(2).count()],
      ['Bravo', 'Charlie', 0],
    )
    for (const _ of [0, 1]) await page.getByRole('button', { name: 'Remove' }).first().click()
    assert.deepEqual([await name(0).inputValue(), await name(1).count()], ['', 0])
  })

  test('on behalf of the head a browser does not offer the assistant’s own name for the participant', async () => {
    const page = await open('/en/participation')
    await fillParticipation(page)
    await goOnTo(page, 'participant')
    const token = (name: string) => field(page, name).getAttribute('autocomplete')
    assert.deepEqual([await token('family_name'), await token('contact_email')], [null, 'section-contact email'])
    await option(page, 'filled_in_for', 'self').check()
    assert.deepEqual([await token('family_name'), await token('contact_email')], ['family-name', 'email'])
  })

  test('an error takes the focus to its summary, and its link to the field', async () => {
    const page = await open('/en/participation')
    await mainButton(page).click()
    await page.locator('#error-summary:focus').waitFor()
    await page.locator('#error-summary a[href="#attendance"]').click()
    await page.locator('#attendance:focus').waitFor()
    await fillParticipation(page)
    await goOnTo(page, 'participant')
    await mainButton(page).click()
    await page.locator('#error-summary:focus').waitFor()
    await page.getByRole('link', { name: 'Enter the family name' }).click()
    await page.locator('#family_name:focus').waitFor()
    await page.getByRole('link', { name: 'Select the country' }).click()
    await page.locator('#country:focus').waitFor()
  })

  test('the link of a mistake opens what is folded or stands as a sentence', async () => {
    const page = await open('/en/speaking-slot')
    await fold(page, 'more').click()
    await field(page, 'link').fill('no address')
    await option(page, 'first_choice', 'regulators_round_table').check()
    await preset(page, 'second_choice').click()
    await option(page, 'second_choice', 'regulators_round_table').check()
    await mainButton(page).click()
    await page.locator('#error-summary:focus').waitFor()
    for (const name of ['link', 'second_choice']) {
      await page.locator(`#error-summary a[href="#${name}"]`).click()
      await page.locator(`#${name}:focus`).waitFor()
    }
  })

  test('the language switch keeps what was typed, in every step', async () => {
    const page = await open('/ru/participation')
    await fillParticipation(page)
    await changeLanguage(page, '**/en/participation/answer')
    assert.equal(await option(page, 'visa_support', 'not_needed').isChecked(), true)
    await goOnTo(page, 'participant')
    await field(page, 'position').fill('Director General')
    await changeLanguage(page, '**/ru/participation/participant')
    assert.equal(await field(page, 'position').inputValue(), 'Director General')
    await fillPerson(page, alfa)
    await goOnTo(page, 'check')
    await changeLanguage(page, '**/en/participation/check')
    const said = page.locator('.answers dd:not(.edit)')
    assert.deepEqual(
      await Promise.all(['In person', 'Alfa', 'Belarus'].map(text => said.getByText(text, { exact: true }).count())),
      [1, 1, 1],
    )
    await confirm(page, 'privacy_read')
    await mainButton(page).click()
    await page.locator('[data-reference]').first().waitFor()
  })

  test('from the sheet each answer is led back to, and the way on is the same', async () => {
    for (const script of [true, false]) {
      const page = await open('/en/participation', { script })
      await fillParticipation(page)
      await goOnTo(page, 'participant')
      await fillPerson(page, { ...alfa, hasScript: script })
      await goOnTo(page, 'check')
      await changeAnswer(page, 'visa_support', 'answer')
      assert.equal(new URL(page.url()).hash, '#visa_support')
      await option(page, 'visa_support', 'needed').check()
      await goOnTo(page, 'check')
      await changeAnswer(page, 'position', 'participant')
      assert.equal(await field(page, 'position').inputValue(), 'Head of the Agency')
      await goOnTo(page, 'check')
      await page.locator('.answers dd').getByText('Needed', { exact: true }).waitFor()
    }
  })

  test('a form is filled in and sent by keyboard alone', async () => {
    const page = await open('/en/ai-governance-day')
    const keys = createKeyboard(page)
    const id = (name: string) => page.locator(`#${name}`)
    await page.keyboard.press('Tab')
    assert.equal(await page.locator('.skip-link').isVisible(), true)
    await page.keyboard.press('Enter')
    await keys.press(id('ai_attendance'), 'Space')
    // The last option of the three: no.
    await page.keyboard.press('ArrowUp')
    await keys.follow(mainButton(page))
    await stepShown(page, 'participant')
    await keys.tabTo(id('contact_email'))
    await keys.type('keyboard@regulator.example')
    await keys.tabTo(id('family_name'))
    await keys.type('Keyboard')
    await keys.tabTo(id('organization'))
    await keys.type('Agency')
    await keys.tabTo(id('country-filter'))
    await keys.type('Switz')
    await page.keyboard.press('Enter')
    await keys.follow(mainButton(page))
    await stepShown(page, 'check')
    await keys.press(id('privacy_read'), 'Space')
    await keys.follow(mainButton(page))
    await page.locator('[data-reference]').first().waitFor()
  })

  test('everything a form sends comes from this site alone', async () => {
    const page = await openPage()
    const hosts = new Set<string>()
    page.on('request', request => hosts.add(new URL(request.url()).host))
    await page.goto(`${app.url}/ru/participation`)
    await mainButton(page).click()
    await page.locator('#error-summary').waitFor()
    await fillParticipation(page)
    await goOnTo(page, 'participant')
    await fillPerson(page, alfa)
    await goOnTo(page, 'check')
    assert.deepEqual([...hosts], [new URL(app.url).host])
  })
})

/** Into the other of the two languages, and waits for the step there. */
async function changeLanguage(page: Page, address: string): Promise<void> {
  await page.locator('[name=switch_language]').click()
  await page.waitForURL(address)
}

import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Language, languages } from '../../src/i18n.ts'
import { useBrowser } from '../support/browser.ts'
import { useDemoDesk } from '../support/demo-desk.ts'
import { tooWide } from '../support/looks.ts'

describe('the table at a glance', () => {
  const app = useDemoDesk()
  const { openPage } = useBrowser()
  const tokens = {} as Record<Language, string>
  before(async () => {
    for (const language of languages) {
      const email = `${language}@itu.example`
      await app.services.staff.invite({ email, role: 'reviewer', language }, 'x')
      const id = app.services.staff.list().find(member => member.email === email)?.id ?? 0
      tokens[language] = app.services.staff.openSession(id) ?? ''
    }
  })

  async function openTable(language: Language, query = '', options: { script?: boolean; width?: number } = {}) {
    const page = await openPage(options)
    await page.context().addCookies([{ name: 'staff', value: tokens[language], url: app.url }])
    await page.goto(`${app.url}/admin/replies${query}`)
    return page
  }

  const rowsInSight = (page: Page) =>
    page.locator('.replies tbody tr').evaluateAll(
      rows =>
        rows.filter(row => {
          const { bottom, height } = row.getBoundingClientRect()
          return height > 0 && bottom <= (row.ownerDocument.defaultView?.innerHeight ?? 0)
        }).length,
    )

  for (const language of languages)
    test(`shows 15 rows on a screen and 6 on a telephone, the banner of the demonstration included (${language})`, async () => {
      const page = await openTable(language)
      assert.equal(await page.locator('.demo-banner').count(), 1)
      const onScreen = await rowsInSight(page)
      await page.setViewportSize({ width: 390, height: 844 })
      const onTelephone = await rowsInSight(page)
      assert.deepEqual([onScreen >= 15, onTelephone >= 6], [true, true], `${onScreen}, ${onTelephone}`)
      await page.context().close()
    })

  test('never has to be scrolled sideways, whatever is open', async () => {
    const page = await openTable('ru', '?status=received&country=KZ&country=BY&q=a')
    const found: string[] = []
    for (const width of [320, 390, 640, 768, 1024, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      const menus = page.locator('.views details, .facets details, .table-tools details')
      for (let index = -1; index < (await menus.count()); index++) {
        if (index >= 0) await menus.nth(index).evaluate(menu => menu.setAttribute('open', ''))
        found.push(...(await tooWide(page)).map(problem => `at ${width}, menu ${index}: ${problem}`))
        if (index >= 0) await menus.nth(index).evaluate(menu => menu.removeAttribute('open'))
      }
    }
    assert.deepEqual(found, [])
    await page.context().close()
  })

  test('a row has a short line each, and what is cut is whole in its title', async () => {
    const page = await openTable('ru')
    const heights = await page
      .locator('.replies tbody tr')
      .evaluateAll(rows => [...new Set(rows.map(row => Math.round(row.getBoundingClientRect().height)))])
    assert.deepEqual(heights, [40])
    const cut = await page
      .locator('.replies tbody .cell')
      .evaluateAll(cells =>
        cells
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
          .map(cell => cell.title !== '' || cell.querySelector('[title]') !== null),
      )
    assert.deepEqual([...new Set(cut)], [true])
    await page.context().close()
  })

  test('the bar of what can be done comes with a tick, says how many, and Shift ticks a range', async () => {
    const page = await openTable('ru')
    const bar = page.getByRole('group', { name: 'Действие с ответами' })
    const boxes = page.locator('tbody input')
    assert.equal(await bar.isVisible(), false)
    await boxes.nth(1).check()
    await boxes.nth(4).click({ modifiers: ['Shift'] })
    assert.equal(await bar.locator('p').first().textContent(), 'Отмечено: 4')
    await page.locator('[data-select-all]').check()
    assert.equal(await page.locator('tbody input:not(:checked)').count(), 0)
    await page.locator('[data-select-all]').uncheck()
    assert.equal(await bar.isVisible(), false)
    await page.context().close()
  })

  test('without script two rows are ticked and tagged, and the page says so', async () => {
    const page = await openTable('ru', '?form=speaking-slot', { script: false })
    await page.locator('tbody input').nth(0).check()
    await page.locator('tbody input').nth(1).check()
    const bar = page.getByRole('group', { name: 'Действие с ответами' })
    await bar.getByText('Метка', { exact: true }).click()
    await bar.getByLabel('Новая метка').fill('позвонить')
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: 'Метка «позвонить» добавлена 2 участникам' }).waitFor()
    assert.equal(new URL(page.url()).search, '?form=speaking-slot')
    await page.context().close()
  })

  test('who needs a visa is one press away, who comes to an event two, with the numbers of the database', async () => {
    const page = await openTable('ru')
    const total = async () => Number.parseInt((await page.locator('.total').textContent()) ?? '', 10)
    const answered = (where: string) =>
      app.services.database
        .prepare<[], number>(`SELECT count(*) FROM replies WHERE status <> 'withdrawn' AND ${where}`)
        .pluck()
        .get()
    await page.getByRole('link', { name: /^Визы/ }).click()
    await page.waitForURL('**/admin/replies?*visa*')
    assert.equal(await total(), answered(`(answers ->> '$.visa_support') = 'needed'`))
    await page.getByRole('link', { name: /^Все / }).click()
    await page.waitForURL('**/admin/replies')
    await page.locator('.facets summary').filter({ hasText: 'Мероприятия' }).click()
    await page.getByRole('link', { name: /Круглый стол для регуляторных органов/ }).click()
    await page.waitForURL('**/admin/replies?events=regulators_round_table')
    assert.equal(
      await total(),
      answered(`EXISTS (SELECT 1 FROM json_each(answers, '$.events') WHERE value = 'regulators_round_table')`),
    )
    await page.context().close()
  })

  test('prints whole: no box that scrolls, no buttons, no ticks', async () => {
    const page = await openTable('ru')
    await page.emulateMedia({ media: 'print' })
    const hidden = ['.views', '.selection', '.replies input', '.table-files', '[data-keys]', '.chip-off']
    for (const part of hidden) assert.equal(await page.locator(part).filter({ visible: true }).count(), 0, part)
    const cutOff = await page
      .locator('.table-scroll, .replies :is(th, td)')
      .evaluateAll(
        parts =>
          parts.filter(part => part.ownerDocument.defaultView?.getComputedStyle(part).overflowX !== 'visible').length,
      )
    assert.equal(cutOff, 0)
    await page.context().close()
  })
})

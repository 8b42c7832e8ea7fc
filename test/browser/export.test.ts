import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createDesk } from '../support/desk.ts'

const email = 'secretary@itu.example'
const password = 'correct horse battery'

describe('the page of the export', () => {
  const app = useApp()
  const { openPage } = useBrowser()
  before(async () => {
    await createDesk(app).participant()
    await app.services.staff.add({ email, password, role: 'reviewer', language: 'ru' }, 'x')
  })

  async function signIn(options: Parameters<typeof openPage>[0] = {}): Promise<Page> {
    const page = await openPage(options)
    await page.goto(`${app.url}/admin/sign-in?language=ru`)
    await page.locator('[name=email]').fill(email)
    await page.locator('[type=password]').fill(password)
    await page.locator('[type=password]').press('Enter')
    await page.waitForURL(`${app.url}/admin`)
    return page
  }
  const shown = (page: Page) =>
    page
      .locator('.column-groups li')
      .filter({ visible: true })
      .locator('input')
      .evaluateAll(boxes => boxes.map(box => box.getAttribute('value')))

  test('finds a column by its words or its code, says how many are ticked, and unticks all', async () => {
    const page = await signIn()
    await page.goto(`${app.url}/admin/export?form=participation`)
    assert.deepEqual(await shown(page), [])
    const find = page.getByRole('searchbox', { name: 'Найти столбец' })
    await find.fill('делегац')
    assert.deepEqual(await shown(page), ['delegation_members'])
    await find.fill('FAMILY_')
    assert.deepEqual(await shown(page), ['family_name'])
    await find.press('Enter')
    await page.getByLabel('Фамилия латинскими буквами').check()
    await find.fill('')
    const counts = () => page.locator('[data-ticked]').allInnerTexts()
    assert.deepEqual(
      (await counts()).map(text => text.split(' ')[0]),
      ['1', '0', '0', '0'],
    )
    // The group in which something is ticked stays open.
    assert.equal((await shown(page)).includes('family_name'), true)
    await page.getByRole('button', { name: 'Снять отметки' }).click()
    assert.equal((await counts())[0]?.split(' ')[0], '0')
  })

  test('fits a screen with every group open, its button in sight, and at 320 px too', async () => {
    for (const width of [1280, 320]) {
      const page = await signIn({ width })
      await page.goto(`${app.url}/admin/export?form=participation`)
      await page.locator('details').evaluateAll(all => {
        for (const one of all) one.toggleAttribute('open', !one.matches('.menu'))
      })
      const root = page.locator('html')
      const { height, wide } = await root.evaluate(({ scrollHeight, scrollWidth }) => ({
        height: scrollHeight,
        wide: scrollWidth,
      }))
      assert.deepEqual([wide, height <= (width === 1280 ? 900 : 2700)], [width, true], `${height}`)
      const button = await page.getByRole('button', { name: 'Скачать Excel (XLSX)' }).boundingBox()
      assert.ok(button && button.y + button.height <= 900)
    }
  })

  test('without script has all columns, begins with what was taken last, and keeps a set for all', async () => {
    const page = await signIn({ script: false })
    await page.goto(`${app.url}/admin/export?form=participation`)
    await page.locator('.column-groups summary').first().click()
    await page.getByLabel('Фамилия латинскими буквами').check()
    await page.getByLabel('Порядок строк').selectOption('protocol')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Скачать Excel (XLSX)' }).click()
    await download
    await page.goto(`${app.url}/admin/export`)
    const chosen = async () => [
      await page.locator('[name=column]:checked').evaluateAll(boxes => boxes.map(box => box.getAttribute('value'))),
      await page.getByLabel('Порядок строк').inputValue(),
    ]
    assert.deepEqual(await chosen(), [['family_name'], 'protocol'])
    await page.getByText('Сохранить для всех').click()
    await page.locator('#name').fill('Фамилии')
    await page.getByRole('button', { name: 'Сохранить набор столбцов' }).click()
    assert.equal(await page.locator('.said').innerText(), 'Набор столбцов «Фамилии» сохранен')
    assert.equal(await page.locator('.chips [aria-current]').innerText(), 'Фамилии')
    await page.locator('.column-groups summary').nth(1).click()
    await page.getByLabel('Форма участия').check()
    await page.getByText('Сохранить для всех').click()
    await page.locator('#name').fill('Организаторам')
    await page.getByRole('button', { name: 'Сохранить как постоянную выгрузку' }).click()
    assert.equal(await page.locator('.deliveries li').count(), 1)
    const enter = await signIn()
    await enter.goto(`${app.url}/admin/export`)
    await enter.evaluate("addEventListener('submit', event => (document.title = event.submitter.formMethod))")
    await enter.getByText('Сохранить для всех').click()
    await enter.locator('#name').press('Enter')
    assert.equal(await enter.title(), 'dialog', 'Enter at the name removes nothing')
    await page.goto(`${app.url}/admin/export?country=BY`)
    await page.getByRole('link', { name: 'Фамилии' }).click()
    assert.deepEqual(
      [await chosen(), await page.locator('[name=country]').inputValue()],
      [[['family_name'], 'protocol'], 'BY'],
    )
    await page.getByRole('button', { name: 'Удалить набор столбцов: Фамилии' }).click()
    assert.equal(await page.locator('.export .chips').count(), 0)
    assert.deepEqual(await chosen(), [['family_name'], 'protocol'])
  })
})

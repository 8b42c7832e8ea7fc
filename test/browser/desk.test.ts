import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { participation } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createVisitor } from '../support/visitor.ts'

const password = 'correct horse battery'

describe('the table by keyboard', () => {
  let page: Page
  const app = useApp()
  const { openPage } = useBrowser()
  before(async () => {
    for (const family_name of ['Adamov', 'Borisov', 'Vasiliev'])
      await createVisitor(app).post('/ru/participation', { ...participation, family_name })
    await app.services.staff.add({ email: 'desk@itu.example', password, role: 'viewer', language: 'ru' }, 'x')
    page = await openPage()
    await page.goto(`${app.url}/admin/sign-in`)
    await page.getByLabel('Электронная почта').fill('desk@itu.example')
    await page.getByLabel('Пароль').fill(password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/admin')
    await page.goto(`${app.url}/admin/replies?sort=name`)
  })

  const focused = () => page.locator(':focus').textContent()

  test('the same keys do the same in the Russian layout', async () => {
    const press = async (key: string, code: string) => {
      const isFocused = (await page.locator(':focus').count()) > 0
      await page.locator(isFocused ? ':focus' : 'body').dispatchEvent('keydown', { key, code })
    }
    await press('о', 'KeyJ')
    await press('о', 'KeyJ')
    await press('л', 'KeyK')
    assert.equal(await focused(), 'Adamov Petr')
    await press('о', 'KeyJ')
    assert.equal(await focused(), 'Borisov Petr')
    await press('?', 'Digit7')
    await page.getByRole('dialog', { name: 'Горячие клавиши' }).waitFor()
    await page.reload()
  })

  test('j and k go through the rows, Enter opens, / searches', async () => {
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
    assert.equal(await focused(), 'Borisov Petr')
    await page.keyboard.press('/')
    await page.keyboard.type('jk/?')
    assert.equal(await page.getByRole('searchbox').inputValue(), 'jk/?')
    await page.getByRole('searchbox').blur()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Adamov' }).waitFor()
    await page.goBack()
  })

  test('? tells the keys, and they can be switched off for good', async () => {
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Горячие клавиши' })
    await help.waitFor()
    await help.getByLabel('Клавиши включены').uncheck()
    await page.keyboard.press('Escape')
    await page.reload()
    await page.keyboard.press('j')
    assert.equal(await page.locator('tbody :focus').count(), 0)
    await page.getByRole('button', { name: 'Горячие клавиши' }).click()
    await help.getByLabel('Клавиши включены').check()
    await page.keyboard.press('Escape')
    await page.getByText('Время женевское').click()
    await page.keyboard.press('j')
    assert.equal(await focused(), 'Adamov Petr')
  })

  test('the head of the table stays in sight', async () => {
    await page.setViewportSize({ width: 1280, height: 300 })
    await page.locator('tbody tr').last().scrollIntoViewIfNeeded()
    await page.mouse.wheel(0, 5000)
    const top = () =>
      page
        .locator('thead th')
        .first()
        .evaluate(cell => cell.getBoundingClientRect().top)
    assert.ok((await top()) >= 0)
  })
})

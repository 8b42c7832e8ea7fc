import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'

describe('what script adds to a form', () => {
  const app = useApp()
  const { openPage, openPageAt } = useBrowser()

  const open = (path: string, options: Parameters<typeof openPage>[0] = {}): Promise<Page> =>
    openPageAt(app.url + path, options)

  test('questions appear when they are asked; without script all are there, each with its condition', async () => {
    const page = await open('/ru/participation')
    const name = page.getByLabel('Фамилия и имя представителя')
    assert.equal(await name.isVisible(), false)
    await page.getByLabel('Через представителя').check()
    assert.equal(await name.isVisible(), true)
    await page.getByLabel('Участие не планируется').check()
    assert.deepEqual([await name.isVisible(), await page.getByLabel('Вторник, 8 июля').isVisible()], [false, false])
    const plain = await open('/ru/participation', { script: false })
    assert.equal(await plain.getByLabel('Фамилия и имя представителя').isVisible(), true)
    assert.equal(await plain.getByText('Если выбрано «Через представителя»:').first().isVisible(), true)
  })

  test('a question that hangs on another follows it away and back, and what was typed there stays', async () => {
    const page = await open('/ru/ai-governance-day')
    const code = page.getByLabel('Код приглашения')
    await page.getByLabel('Участник будет присутствовать').check()
    await page.getByLabel('Круглый стол').check()
    await code.fill('GOV-17')
    const discussion = page.getByRole('heading', { name: 'Обсуждение' })
    assert.equal(await discussion.isVisible(), true)
    await page.getByRole('group', { name: 'Участие в Дне управления ИИ' }).getByRole('radio').last().check()
    assert.deepEqual([await code.isVisible(), await discussion.isVisible()], [false, false])
    await page.getByRole('button', { name: 'English' }).click()
    await page.waitForURL('**/en/ai-governance-day')
    await page.getByRole('group', { name: 'Attendance at AI Governance Day' }).getByRole('radio').first().check()
    assert.equal(await page.getByLabel('Invitation code').inputValue(), 'GOV-17')
    assert.equal(await page.getByLabel('Invitation code').isVisible(), true)
  })

  test('long texts are counted as the server counts them, and nothing is cut', async () => {
    const page = await open('/en/speaking-slot')
    const quotation = page.getByLabel('Quotation')
    await quotation.fill('😀'.repeat(281))
    const count = page.locator('#quotation-count')
    await count.filter({ hasText: '281' }).waitFor()
    assert.equal((await count.textContent())?.match(/\d+/g)?.join('/'), '281/280')
    assert.equal([...(await quotation.inputValue())].length, 281)
  })

  test('a Latin spelling is offered and taken over only on request', async () => {
    const page = await open('/ru/participation')
    await page.getByLabel('Фамилия, имя, отчество (при наличии) на родном языке').fill('Щукин Илья')
    const family = page.getByLabel('Фамилия латинскими буквами')
    assert.equal(await family.inputValue(), '')
    await page.getByRole('button', { name: 'Подставить Shchukin' }).click()
    await page.getByRole('button', { name: 'Подставить Ilia' }).click()
    assert.deepEqual(
      [await family.inputValue(), await page.getByLabel('Имя латинскими буквами').inputValue()],
      ['Shchukin', 'Ilia'],
    )
    await family.fill('Schukin')
    assert.equal(await family.inputValue(), 'Schukin')
  })

  test('the other language’s field can be copied, and stays as it is otherwise', async () => {
    const page = await open('/ru/participation')
    const own = page.getByLabel('Название организации на русском языке')
    await page.getByLabel('Название организации на английском языке').fill('OFCOM')
    assert.equal(await own.inputValue(), '')
    await page.getByRole('button', { name: 'Скопировать: OFCOM' }).click()
    assert.equal(await own.inputValue(), 'OFCOM')
    assert.equal(await page.getByRole('button', { name: 'Скопировать: OFCOM' }).count(), 0)
  })

  test('the list of sections tells how many questions are answered, optional ones aside', async () => {
    const page = await open('/ru/participation')
    const progress = (section: string) =>
      page.locator('.contents li').filter({ hasText: section }).locator('span').textContent()
    assert.equal(await progress('Контактные данные'), '1 из\u00a03')
    await page.getByLabel('Участник', { exact: true }).check()
    await page.getByLabel('Электронная почта для переписки').fill('a@itu.example')
    assert.equal(await progress('Контактные данные'), '3 из\u00a03')
    assert.equal(await page.locator('.contents li').filter({ hasText: 'Делегация' }).isVisible(), false)
  })

  test('rows are added in place, up to the limit, each with names of its own', async () => {
    const page = await open('/ru/ai-governance-day')
    await page.getByLabel('Участник будет присутствовать').check()
    await page.getByLabel('Круглый стол').check()
    const rows = page.locator('[data-field=advisers] .row')
    assert.equal(await rows.count(), 1)
    const add = page.getByRole('button', { name: 'Добавить' })
    await add.click()
    assert.equal(await rows.count(), 2)
    assert.equal(
      await page.locator('[name="advisers[1][name]"]').evaluate(input => input === input.ownerDocument.activeElement),
      true,
    )
    assert.equal(await add.isVisible(), false)
  })

  test('on behalf of the head a browser does not offer the assistant’s own name for the participant', async () => {
    const page = await open('/en/participation')
    const token = (name: string) => page.locator(`[name=${name}]`).getAttribute('autocomplete')
    assert.deepEqual([await token('family_name'), await token('contact_email')], [null, 'section-contact email'])
    await page.getByLabel('The participant', { exact: true }).check()
    assert.deepEqual([await token('family_name'), await token('contact_email')], ['family-name', 'email'])
  })

  test('an error takes the focus to its summary, and its link to the field', async () => {
    const page = await open('/en/participation')
    await page.getByRole('button', { name: 'Send the confirmation' }).click()
    await page.locator('#error-summary:focus').waitFor()
    await page.getByRole('link', { name: 'Enter the family name' }).click()
    await page.locator('#family_name:focus').waitFor()
    await page.getByRole('link', { name: 'Select the country' }).click()
    await page.locator('#country:focus').waitFor()
  })

  test('the language switch keeps what was typed', async () => {
    const page = await open('/ru/participation')
    await page.getByLabel('Должность на английском языке').fill('Director General')
    await page.getByRole('button', { name: 'English' }).click()
    await page.waitForURL('**/en/participation')
    assert.equal(await page.getByLabel('Position', { exact: true }).inputValue(), 'Director General')
    await page.getByRole('button', { name: 'Русский' }).click()
    await page.waitForURL('**/ru/participation')
    assert.equal(await page.getByLabel('Должность на английском языке').inputValue(), 'Director General')
  })

  test('a form is filled in and sent by keyboard alone', async () => {
    const page = await open('/en/ai-governance-day')
    const reach = async (selector: string) => {
      for (let presses = 0; presses < 120; presses++) {
        if (await page.locator(selector).evaluate(element => element === element.ownerDocument.activeElement)) return
        await page.keyboard.press('Tab')
      }
      assert.fail(`Tab never reaches ${selector}`)
    }
    await page.keyboard.press('Tab')
    assert.equal(await page.locator('.skip-link').isVisible(), true)
    await page.keyboard.press('Enter')
    await reach('#filled_in_for')
    await page.keyboard.press('Space')
    await reach('#contact_email')
    await page.keyboard.type('keyboard@regulator.example')
    await reach('#form_of_address')
    await page.keyboard.type('Ms')
    await reach('#family_name')
    await page.keyboard.type('Keyboard')
    await reach('#position')
    await page.keyboard.type('Director General')
    await reach('#organization')
    await page.keyboard.type('Agency')
    await reach('#organization_kind')
    await page.keyboard.press('Space')
    await reach('#country-filter')
    await page.keyboard.type('Switz')
    await page.keyboard.press('Enter')
    await reach('#level')
    await page.keyboard.press('Space')
    await reach('#ai_attendance')
    await page.keyboard.press('Space')
    // The last option of the three: no.
    await page.keyboard.press('ArrowUp')
    await reach('#privacy_read')
    await page.keyboard.press('Space')
    await reach('#reply-form > .button')
    await page.keyboard.press('Enter')
    await page.locator('[data-reference]').first().waitFor()
  })

  test('everything a form sends comes from this site alone', async () => {
    const page = await openPage()
    const hosts = new Set<string>()
    page.on('request', request => hosts.add(new URL(request.url()).host))
    await page.goto(`${app.url}/ru/participation`)
    await page.getByRole('button', { name: 'Отправить подтверждение' }).click()
    await page.locator('#error-summary').waitFor()
    assert.deepEqual([...hosts], [new URL(app.url).host])
  })
})

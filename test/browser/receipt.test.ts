import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { aiGovernanceDay, encode, participation, person, type TypedForm } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { plain } from '../support/page.ts'

describe('the page after something was sent', () => {
  const app = useApp()
  const { openPage } = useBrowser()

  /** Sends the form with the cookies of this page, and opens what it leads to. */
  async function send(page: Page, path: string, form: TypedForm): Promise<void> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const data = encode(form).toString()
    const response = await page.request.post(app.url + path, { headers, data })
    await page.goto(response.url())
  }

  /** What is in focus, and what the tab says. */
  const focus = async (page: Page) => [await page.locator(':focus').innerText(), await page.title()].map(plain)

  for (const hasScript of [false, true])
    test(`begins at its heading, and declines the rest in one press, ${hasScript ? 'with' : 'without'} script`, async () => {
      const page = await openPage({ script: hasScript })
      const email = `refused-${hasScript}@regulator.example`
      const declined = { attendance: 'not_attending', privacy_read: 'yes' }
      await send(page, '/ru/participation', { ...person, contact_email: email, ...declined })
      const title = 'Сообщение о неучастии получено'
      if (hasScript) assert.deepEqual(await focus(page), [title, `${title} – Ответ на приглашение`])
      await page.getByRole('button', { name: 'Отказаться и от участия в Дне управления ИИ' }).click()
      const second = 'Отказ от участия в Дне управления ИИ получен'
      await page.getByRole('heading', { name: second }).waitFor()
      const [participant] = app.services.replies.participantsByEmail(email)
      assert.equal(app.services.replies.reply(participant?.id ?? 0, 'ai-governance-day')?.answers.ai_attendance, 'no')
      await page.context().close()
    })

  test('whoever goes back after the replies were closed finds no step of a form', async () => {
    const page = await openPage()
    const email = 'shared@regulator.example'
    await send(page, '/ru/participation', { ...participation, contact_email: email })
    await page.locator('a[href^="/ru/participation?for="]').first().click()
    await page.locator('button[formaction*="/participant?for="]').click()
    assert.equal(await page.locator('#contact_email').inputValue(), email)
    await page.goto(`${app.url}/ru/replies`)
    await page.goBack()
    assert.equal(await page.locator('#contact_email').inputValue(), email)
    await page.goto(`${app.url}/ru/replies`)
    await page.locator('.leave button').click()
    await page.waitForURL(`${app.url}/ru`)
    await page.goBack()
    await assert.rejects(page.goBack(), /ERR_CACHE_MISS/)
  })

  test('the lines of an answer stand close together, however long its label is', async () => {
    const page = await openPage()
    await send(page, '/ru/ai-governance-day', aiGovernanceDay)
    await page.getByText('Содержание ответа').click()
    // Of one line each: more height is a gap before the next.
    const heights = await page
      .locator('.answers div:has(dd + dd) dd')
      .evaluateAll(lines => lines.map(line => Math.round(line.getBoundingClientRect().height)))
    assert.deepEqual([heights.length, new Set(heights).size], [4, 1])
    await page.context().close()
  })
})

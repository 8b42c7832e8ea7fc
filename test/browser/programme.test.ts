import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { findRequests } from '../../src/programme/requests.ts'
import { speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createVisitor } from '../support/visitor.ts'

const password = 'correct horse battery'
const roundTable = 'round-table-8-july'
const segment = 'segment-9-july'

describe('the board of the programme', () => {
  let ids: number[]
  const app = useApp()
  const { openPage } = useBrowser()
  before(async () => {
    for (const family_name of ['Adamov', 'Borisov', 'Vasiliev'])
      await createVisitor(app).post('/ru/speaking-slot', { ...speakingSlot, family_name })
    await app.services.staff.add({ email: 'desk@itu.example', password, role: 'reviewer', language: 'ru' }, 'x')
    ids = findRequests(app.services.search)
      .page(3, 1)
      .map(({ id }) => id)
  })
  beforeEach(() => {
    const [a, b, c] = ids as [number, number, number]
    for (const id of ids) app.services.programme.remove(id, 'x')
    for (const id of [a, b]) app.services.programme.place(id, { session: roundTable }, 'x')
    app.services.programme.place(c, { session: segment }, 'x')
  })

  async function board(options?: { script: boolean }): Promise<Page> {
    const page = await openPage(options)
    // A drag does not scroll the page by itself here.
    await page.setViewportSize({ width: 1280, height: 3000 })
    await page.goto(`${app.url}/admin/sign-in`)
    await page.getByLabel('Электронная почта').fill('desk@itu.example')
    await page.getByLabel('Пароль').fill(password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/admin')
    await page.goto(`${app.url}/admin/programme`)
    return page
  }

  const order = () =>
    app.services.programme
      .sessions()
      .map(({ slots }) => slots.map(({ person }) => person.family_name))
      .slice(0, 2)

  async function drag(page: Page, id: number, onto: string, targetPosition: { x: number; y: number }) {
    const arrived = page.waitForEvent('load')
    const moved = page.waitForResponse(response => response.request().method() === 'POST')
    await page.locator(`#speech-${id} .speech`).dragTo(page.locator(onto), { targetPosition })
    assert.equal((await moved).status(), 303)
    await arrived
    assert.equal(new URL(page.url()).hash, `#speech-${id}`)
  }

  test('a place shows while a speech is picked, and only where it would change something', async () => {
    for (const script of [true, false]) {
      const page = await board({ script })
      const [a] = ids as [number]
      const places = () =>
        page
          .locator('.place-here:visible, .ends:visible .button')
          .evaluateAll(buttons => buttons.map(button => button.getAttribute('value')))
      assert.deepEqual(await places(), [])
      await page.locator(`#speech-${a} .pick`).click()
      const [, b, c] = ids
      assert.deepEqual(await places(), [
        'out',
        `${roundTable}:${b}`,
        `${segment}:0`,
        `${segment}:${c}`,
        'segment-10-july:0',
        'segment-11-july:0',
        ...[roundTable, segment, 'segment-10-july', 'segment-11-july', 'out'],
      ])
      await page.getByRole('button', { name: 'Не переносить' }).click()
      assert.deepEqual(await places(), [])
      await page.close()
    }
  })

  test('a speech is dragged within its session, to another one, and into one from those without a place', async () => {
    const page = await board()
    const [a, b, c] = ids as [number, number, number]
    await drag(page, b, `#speech-${a}`, { x: 60, y: 5 })
    assert.deepEqual(order(), [['Borisov', 'Adamov'], ['Vasiliev']])
    await drag(page, b, `#speech-${c}`, { x: 60, y: 5 })
    assert.deepEqual(order(), [['Adamov'], ['Borisov', 'Vasiliev']])
    app.services.programme.remove(a, 'x')
    await page.goto(`${app.url}/admin/programme`)
    // A session without speeches takes one anywhere.
    await drag(page, a, `#${roundTable}`, { x: 60, y: 5 })
    assert.deepEqual(order(), [['Adamov'], ['Borisov', 'Vasiliev']])
    await page.close()
  })

  test('a drop on an older page is refused as a press is', async () => {
    const page = await board()
    const [a, b, c] = ids as [number, number, number]
    app.services.programme.place(b, { session: roundTable, position: 1 }, 'x')
    const refused = page.waitForResponse(response => response.request().method() === 'POST')
    await page.locator(`#speech-${a} .speech`).dragTo(page.locator(`#speech-${c}`), { targetPosition: { x: 60, y: 5 } })
    assert.equal((await refused).status(), 409)
    await page.getByRole('alert').waitFor()
    assert.deepEqual(order(), [['Borisov', 'Adamov'], ['Vasiliev']])
    await page.close()
  })

  test('the keyboard alone moves a speech and goes on from it, without script too', async () => {
    for (const script of [true, false]) {
      beforeKeys()
      const page = await board({ script })
      const [a, b] = ids as [number, number]
      await tabTo(page, 'input[name=speech]')
      await page.keyboard.press('Space')
      assert.equal(await page.locator(':focus').inputValue(), `${a}:${roundTable}:1`)
      // Enter on what is picked presses no place.
      await page.keyboard.press('Enter')
      assert.equal(await page.locator(':focus').inputValue(), `${a}:${roundTable}:1`)
      assert.deepEqual(order(), [['Adamov', 'Borisov'], ['Vasiliev']])
      await tabTo(page, `[value="${segment}:0"]`)
      await page.keyboard.press('Enter')
      await page.waitForURL(`**/admin/programme#speech-${a}`)
      assert.deepEqual(order(), [['Borisov'], ['Adamov', 'Vasiliev']])
      await page.keyboard.press('Tab')
      assert.equal(await page.locator(`#speech-${a} :focus`).count(), 1)
      // Taking out is in the menu of the card, so that no single press does it.
      await page.goto(`${app.url}/admin/programme`)
      await tabTo(page, `#speech-${b} summary`)
      await page.keyboard.press('Enter')
      assert.deepEqual(order(), [['Borisov'], ['Adamov', 'Vasiliev']])
      await tabTo(page, `#speech-${b} [value=out]`)
      await page.keyboard.press('Enter')
      await page.locator(`.column:has(#unplaced) #speech-${b}`).waitFor()
      assert.deepEqual(order(), [[], ['Adamov', 'Vasiliev']])
      await page.close()
    }
  })

  function beforeKeys() {
    const [a, b] = ids as [number, number]
    app.services.programme.place(a, { session: roundTable, position: 1 }, 'x')
    app.services.programme.place(b, { session: roundTable, position: 2 }, 'x')
  }

  /** As somebody without a mouse gets there; the page has an end. */
  async function tabTo(page: Page, selector: string) {
    const mostKeys = 100
    for (let key = 0; key < mostKeys; key++) {
      await page.keyboard.press('Tab')
      if (await page.locator(':focus').evaluate((focused, wanted) => focused.matches(wanted), selector)) return
    }
    assert.fail(`No key leads to ${selector}`)
  }
})

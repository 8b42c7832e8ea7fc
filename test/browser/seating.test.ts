import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { decideSamples } from '../../src/demo/decide-samples.ts'
import { opensAt } from '../../src/demo/opens-at.ts'
import { samples } from '../../src/demo/samples.ts'
import { sendSamples } from '../../src/demo/send-samples.ts'
import { takesSeat } from '../../src/replies/statuses.ts'
import { placeText } from '../../src/seating/place.ts'
import { waiting as waitingStatus } from '../../src/seating/standing.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createDial } from '../support/clock.ts'
import { guestsOf } from '../support/seating.ts'

const email = 'desk@itu.example'
const password = 'correct horse battery'
const room = '/admin/seating'

describe('the round table, seated by hand', () => {
  const clock = createDial(String(opensAt))
  const app = useApp({}, clock)
  const { openPage } = useBrowser()
  before(async () => {
    const turnTo = (at: Temporal.Instant) => clock.turnTo(String(at))
    sendSamples(app.services, samples, opensAt, turnTo)
    decideSamples(app.services, email)
    turnTo(opensAt)
    await app.services.staff.add({ email, password, role: 'reviewer', language: 'ru' }, 'x')
  })

  async function desk(options: { script?: boolean; width?: number } = {}): Promise<Page> {
    const page = await openPage(options)
    await page.goto(`${app.url}/admin/sign-in?language=ru`)
    await page.locator('[name=email]').fill(email)
    await page.locator('[type=password]').fill(password)
    await page.locator('[type=password]').press('Enter')
    await page.waitForURL(`${app.url}/admin`)
    await page.goto(app.url + room)
    return page
  }
  const guests = () => guestsOf(app)
  const places = (): Record<number, string> =>
    Object.fromEntries(
      guests()
        .filter(({ status }) => takesSeat(status))
        .map(({ replyId }) => [replyId, placeText(app.services.seating.placeOf(replyId) ?? null)]),
    )
  const seated = () => guests().filter(({ tableNumber }) => tableNumber !== null)

  /** How many presses it takes: each is one. */
  async function press(page: Page, ...targets: string[]): Promise<number> {
    for (const target of targets) await page.locator(target).click()
    await page.waitForLoadState()
    return targets.length
  }
  const box = (id: number) => `#guest-${id} label`
  const said = async (page: Page) => (await page.locator('.said p').innerText()).replaceAll('\u00a0', ' ')

  for (const script of [true, false])
    test(`one is invited by one press, moved by two, two exchanged by three; each is taken back by one (script: ${script})`, async () => {
      const page = await desk({ script })
      const [waiting] = guests().filter(
        ({ status, pendingStatus }) => status === waitingStatus && pendingStatus === null,
      )
      assert.ok(waiting)
      const pending = () => app.services.replies.replyById(waiting.replyId)?.pendingStatus
      const before = places()
      const undo = '.said form button'

      assert.equal(await press(page, `#guest-${waiting.replyId} button[name=one]`), 1)
      assert.deepEqual([pending(), new URL(page.url()).pathname], ['invited', room])
      assert.match(await said(page), /решено «Пригласить». Письмо ждет отправки\.$/)
      await press(page, undo)
      assert.deepEqual([pending(), new URL(page.url()).pathname], [null, room])

      const [one, other] = seated()
      assert.ok(one && other)
      assert.equal(await press(page, box(one.replyId), '[aria-label="Сюда: Стол 7"]'), 2)
      assert.deepEqual([places()[one.replyId], new URL(page.url()).hash], ['7/1', `#guest-${one.replyId}`])
      assert.equal(await press(page, box(one.replyId), '[aria-label="Сюда: стол 7, место 4"]'), 2)
      assert.equal(places()[one.replyId], '7/4')
      const exchange = 'button:has-text("Поменять местами")'
      assert.equal(await press(page, box(one.replyId), box(other.replyId), exchange), 3)
      assert.deepEqual([places()[one.replyId], places()[other.replyId]], [before[other.replyId], '7/4'])
      await press(page, undo)
      assert.deepEqual([places()[one.replyId], places()[other.replyId]], ['7/4', before[other.replyId]])
      await press(page, box(one.replyId), '.selection button:has-text("Без стола")')
      assert.equal(places()[one.replyId], '')
      await press(page, box(one.replyId), `[aria-label="Сюда: стол ${before[one.replyId]?.replace('/', ', место ')}"]`)
      assert.deepEqual(places(), before)
      await page.close()
    })

  test('twenty tables and whoever waits are within one screen of 1280 × 900', async () => {
    const page = await desk()
    const parts = page.locator('.round-table, .seating-waiting li, .seating-without li')
    assert.ok((await page.locator('.round-table').count()) === 20 && (await parts.count()) > 25)
    const lowest = await parts.evaluateAll(all => Math.max(...all.map(one => one.getBoundingClientRect().bottom)))
    assert.ok(lowest <= 900, `${lowest} px`)
    await page.close()
  })

  test('targets are shown while somebody is ticked, and move nothing when they come', async () => {
    const page = await desk()
    const [one] = seated()
    const here = page.locator('.here').first()
    const top = () =>
      page
        .locator('.round-table')
        .last()
        .evaluate(table => table.getBoundingClientRect().top)
    const before = await top()
    assert.deepEqual([await here.isVisible(), await page.locator('.selection').isVisible()], [false, false])
    await press(page, box(one?.replyId ?? 0))
    assert.deepEqual(
      [await here.isVisible(), await page.locator('.selection').isVisible(), await top()],
      [true, true, before],
    )
    await page.close()
  })

  test('by keyboard: the space bar ticks, Enter on a box does nothing, on a target it moves', async () => {
    const page = await desk({ script: false })
    const [one] = seated()
    assert.ok(one)
    const before = places()
    const loads: string[] = []
    page.on('request', request => void loads.push(request.method()))
    for (const name of ['guest', 'reply']) {
      await page.locator(`[name=${name}]`).first().focus()
      await page.keyboard.press('Enter')
    }
    await page.locator(`${box(one.replyId)} input`).focus()
    await page.keyboard.press('Space')
    assert.deepEqual([loads, places()], [[], before])
    await page.locator('[aria-label="Сюда: Стол 9"]').focus()
    const arrived = page.waitForURL(`**${room}#guest-${one.replyId}`)
    await page.keyboard.press('Enter')
    await arrived
    assert.equal(places()[one.replyId], '9/1')
    await press(page, '.said form button')
    assert.deepEqual(places(), before)
    await page.close()
  })

  test('a guest is dragged to a table, whoever else is ticked', async () => {
    const page = await desk()
    const [one, other] = seated()
    assert.ok(one && other)
    await press(page, box(other.replyId))
    const moved = page.waitForResponse(response => response.request().method() === 'POST')
    await page.locator(`#guest-${one.replyId}`).dragTo(page.locator('.round-table').nth(11))
    assert.equal((await moved).status(), 303)
    await page.locator('.said').waitFor()
    const before = { ...places() }
    assert.deepEqual([before[one.replyId], before[other.replyId] !== '12/2'], ['12/1', true])
    await press(page, '.said form button')
    await page.close()
  })

  test('each paper is printed on as many sheets as it needs, without what is pressed', async () => {
    const page = await desk()
    const invited = guests().filter(({ status }) => takesSeat(status))
    const tables = new Set(invited.map(({ tableNumber }) => tableNumber).filter(Boolean)).size
    const [upright, across] = ['594.95996 841.91998', '841.91998 594.95996']
    const papers: [string, number, string, string][] = [
      ['/cards', Math.ceil(invited.length / 4), upright, '.face:not(.face--back) .face-name'],
      ['/signs', tables, across, '.table-sign-number'],
      ['/signs?all=1', 20, across, '.table-sign-number'],
      ['/plan', 1, across, '.sitting li'],
      ['/round-table?by=table', 2, upright, 'tbody th[scope=row]'],
      ['/round-table', 2, upright, 'tbody th[scope=row]'],
    ]
    for (const [path, sheets, size, shown] of papers) {
      await page.goto(app.url + room + path)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      const boxes = [...new Set(pdf.match(/\/MediaBox \[[^\]]+\]/g))]
      assert.deepEqual(
        [path, pdf.match(/\/Type \/Page\b/g)?.length, boxes],
        [path, sheets, [`/MediaBox [0 0 ${size}]`]],
      )
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('a, button, nav, header').filter({ visible: true }).count(), 0)
      assert.ok((await page.locator(shown).filter({ visible: true }).count()) > 0, path)
      await page.emulateMedia({ media: null })
    }
    await page.close()
  })

  test('the margin of each sheet says what it is, where, when it was printed, and of how many it is one', async () => {
    const page = await desk()
    await page.goto(`${app.url}${room}/cards`)
    const margins = await page.locator('html').evaluate(root => {
      const own = root.ownerDocument.defaultView?.getComputedStyle(root).getPropertyValue('--margin')
      return own?.replaceAll('\u00a0', ' ')
    })
    assert.equal(
      margins,
      '"Карточки на места. День управления ИИ, 10 июля 2025 года, Palexpo, Женева, Швейцария. Напечатано 28 апреля 2025 года, 09:00, по женевскому времени"',
    )
    await page.close()
  })

  test('on a narrow telephone without script nothing reaches beyond its edge, and guests are moved', async () => {
    const page = await desk({ script: false, width: 320 })
    const beyond = await page.locator('html').evaluate(root => root.scrollWidth - root.clientWidth)
    const [one] = seated()
    assert.ok(one)
    await press(page, box(one.replyId), '[aria-label="Сюда: Стол 20"]')
    assert.deepEqual([beyond, places()[one.replyId]], [0, '20/1'])
    await press(page, '.said form button')
    await page.close()
  })
})

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findRequests } from '../../src/programme/requests.ts'
import { useWorkingDay } from '../support/working-day.ts'

for (const script of [true, false])
  describe(`a working day at the board of the programme, ${script ? 'with' : 'without'} script`, () => {
    const { app, page, effort, beginAt, click } = useWorkingDay({ script })

    const sessions = () => app.services.programme.sessions()
    const pendingIn = (name: string) =>
      sessions()
        .filter(session => session.name === name)
        .flatMap(({ slots }) => slots.filter(({ pendingStatus }) => pendingStatus))
    const said = () => page().locator('.said p').innerText()
    const unplaced = () => findRequests(app.services.search).page(100, 1)
    const card = (id: number) => page().locator(`#speech-${id} .pick`)

    test('eight are placed on four days, offered their slots and told so: twenty presses at most', async () => {
      await beginAt('/admin/programme')
      const waits = sessions().flatMap(({ name }) => pendingIn(name)).length
      const ids = await page()
        .locator('.column:first-child .speeches li:has(.status--new):not(:has-text("✉"))')
        .evaluateAll(items => items.slice(0, 8).map(({ id }) => Number(id.replace('speech-', ''))))
      assert.equal(ids.length, 8)
      const names = sessions().map(({ name }) => name)
      for (const [index, id] of ids.entries()) {
        await click(card(id))
        await click(page().locator(`.ends [value="${names[index % 4]}"]`))
      }
      assert.equal(effort().clicks, 16)
      await click(page().locator('.board-head').getByRole('button', { name: 'Предложить 8' }))
      assert.match(await said(), /^Решено предложить время 8\sучастникам\./)
      assert.equal(pendingIn('segment-9-july').length, 2)
      await click(page().locator('.board-head summary', { hasText: 'Отправить' }))
      await click(page().locator('.board-head .drop button'))
      assert.match(await said(), /^9\sписем будет отправлено в\s/)
      assert.deepEqual(
        ids.map(id => app.services.replies.replyById(id)?.status),
        Array(8).fill('slot_offered'),
      )
      assert.equal(waits, 1)
      assert.equal(effort().clicks, 19)
      assert.equal(new URL(page().url()).pathname, '/admin/programme')
      // Until they leave, all are called back with one press more.
      await click(page().locator('.said button'))
      assert.equal(pendingIn('segment-9-july').length, 2)
    })

    test('two speeches are moved, and one of them goes back: five presses', async () => {
      await beginAt('/admin/programme')
      const [first, second] = sessions().map(({ slots }) => slots[0]?.replyId ?? 0) as [number, number]
      const placeOf = (id: number) => app.services.programme.placeOf(id)
      const before = placeOf(second)
      const target = page().locator('[data-session="segment-11-july"] li .place-here').first()
      await click(card(first))
      await click(target)
      await click(card(second))
      await click(target)
      assert.deepEqual([placeOf(first)?.session, placeOf(second)?.session], ['segment-11-july', 'segment-11-july'])
      await click(page().locator('.said button'))
      assert.deepEqual([placeOf(first)?.session, placeOf(second)], ['segment-11-july', before])
      assert.equal(effort().clicks, 5)
    })

    if (script)
      test('the list of requests stays where it was scrolled to', async () => {
        await page().setViewportSize({ width: 1280, height: 900 })
        await beginAt('/admin/programme')
        const list = () => page().locator('.column').first()
        const scrolled = () => list().evaluate(({ scrollTop }) => scrollTop)
        await list().locator('li').last().scrollIntoViewIfNeeded()
        const ids = unplaced().map(({ id }) => id)
        await click(card(ids.at(-3) ?? 0))
        const before = await scrolled()
        assert.ok(before > 400, String(before))
        await click(page().locator('.ends [value="segment-10-july"]'))
        assert.equal(unplaced().length, ids.length - 1)
        // A card less may make the list too short for where it was.
        const end = await list().evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)
        assert.equal(await scrolled(), Math.min(before, end))
        await click(page().locator('.said button'))
        assert.equal(unplaced().length, ids.length)
      })

    test('all of the programme is on one screen, and on a narrow one nothing hangs over its edge', async () => {
      const shown = sessions().flatMap(({ slots }) => slots).length + unplaced().length
      assert.ok(shown >= 35, String(shown))
      const size = () =>
        page()
          .locator('html')
          .evaluate(({ scrollWidth, scrollHeight }) => ({ scrollWidth, scrollHeight }))
      await page().setViewportSize({ width: 1280, height: 900 })
      await beginAt('/admin/programme')
      assert.deepEqual(await size(), { scrollWidth: 1280, scrollHeight: 900 })
      await page().setViewportSize({ width: 320, height: 700 })
      assert.equal((await size()).scrollWidth, 320)
      const [one] = unplaced()
      await click(card(one?.id ?? 0))
      await click(page().locator('.ends [value="segment-10-july"]'))
      assert.equal(app.services.programme.sessionOf(one?.id ?? 0), 'segment-10-july')
      assert.equal((await size()).scrollWidth, 320)
    })
  })

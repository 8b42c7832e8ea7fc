import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { createDesk } from '../support/desk.ts'
import { signedIn } from '../support/staff.ts'

/** A page of A4 between its margins, as a style sheet counts pixels. */
const pagePixels = ((297 - 18 - 20) / 25.4) * 96

describe('the papers of a day', () => {
  const app = useApp()
  const { openPage } = useBrowser()

  before(async () => {
    const desk = createDesk(app)
    const words = { main_points: 'Опыт и его итоги. '.repeat(80), biography: 'Руководит агентством. '.repeat(50) }
    for (let count = 0; count < 6; count++) {
      const one = await desk.participant(['speaking-slot'], words)
      desk.decide(one, 'speaking-slot', 'slot_offered', 'segment-9-july')
    }
  })

  const papers = [
    '/admin/programme/session-file/2025-07-09',
    '/admin/programme/order/2025-07-09',
    '/admin/representation',
  ]

  for (const paper of papers)
    test(`are printed on A4 alone, without the bar, and say on each page what they are: ${paper}`, async () => {
      const visitor = await signedIn(app, 'reviewer', 'ru')
      const page = await openPage({ width: 658 }) // A4 without its margins
      await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: app.url })))
      await page.goto(app.url + paper)
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      assert.deepEqual([...new Set(pdf.match(/\/MediaBox \[[^\]]+\]/g))], ['/MediaBox [0 0 594.95996 841.91998]'])
      await page.emulateMedia({ media: 'print' })
      assert.equal(await page.locator('.bar, .no-print, .help-mark').filter({ visible: true }).count(), 0)
      assert.match((await page.locator('html').getAttribute('data-margin')) ?? '', /Напечатано 28\sапреля 2025\sгода/)
    })

  test('a speech stands on one page, however long its texts', async () => {
    const visitor = await signedIn(app, 'reviewer', 'ru')
    const page = await openPage({ width: 658 })
    await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: app.url })))
    await page.goto(app.url + papers[0])
    await page.emulateMedia({ media: 'print' })
    const blocks = await page
      .locator('.speech-block')
      .evaluateAll(all =>
        all.map(block => [
          block.getBoundingClientRect().height,
          block.ownerDocument.defaultView?.getComputedStyle(block).breakInside,
        ]),
      )
    assert.equal(blocks.length, 6)
    for (const [height, breakInside] of blocks)
      assert.ok(breakInside === 'avoid' && Number(height) < pagePixels, `${height} px, ${breakInside}`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sheets = pdf.match(/\/Type \/Page\b/g)?.length ?? 0
    assert.ok(sheets > 1 && sheets <= 7, `${sheets} sheets for six speeches`)
  })
})

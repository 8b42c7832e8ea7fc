import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aiGovernanceDay, encode, participation, typedForms } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { guestsOf } from '../support/seating.ts'
import { createVisitor } from '../support/visitor.ts'

const password = 'correct horse battery'

describe('on paper', () => {
  const app = useApp()
  const { openPage } = useBrowser()

  test('three replies in two languages take at most five sheets of A4, and buttons none', async () => {
    const page = await openPage()
    await page.goto(`${app.url}/ru`)
    for (const [path, form] of Object.entries(typedForms)) {
      const answer = await page.request.post(`${app.url}/ru/${path}`, {
        data: String(encode(form)),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      assert.equal(answer.status(), 200)
    }
    await page.goto(`${app.url}/ru/replies/sheet`)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sheets = pdf.match(/\/Type \/Page\b/g)?.length ?? 0
    assert.ok(sheets > 1 && sheets <= 5, `${sheets} sheets`)
    assert.deepEqual([...new Set(pdf.match(/\/MediaBox \[[^\]]+\]/g))], ['/MediaBox [0 0 594.95996 841.91998]'])
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('nav, .button, .no-print').filter({ visible: true }).count(), 0)
    const heading = { name: 'Подтверждение участия Confirmation of participation', exact: true }
    assert.equal(await page.getByRole('heading', heading).isVisible(), true)
    assert.equal(await page.getByText('Подпись участника / Participant’s signature').isVisible(), true)
  })

  test('a draft fills the width of the sheet, and says that it was not sent instead of what to do', async () => {
    const page = await openPage({ width: 658 }) // A4 without its margins
    const draft = await page.request.post(`${app.url}/ru/participation/draft`, {
      data: String(encode(participation)),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    await page.goto(draft.url())
    assert.equal(await page.locator('h1').isVisible(), true)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('h1, .kicker').filter({ visible: true }).count(), 0)
    const title = page.getByText('Проект ответа, еще не отправлен Draft reply, not sent yet')
    assert.equal(await title.isVisible(), true)
    assert.equal(await page.locator('.sheet-table').evaluate(table => table.clientWidth), 658)
  })

  test('the days of the week print solid, the ring of the focus not at all', async () => {
    const page = await openPage()
    await page.goto(`${app.url}/ru`)
    const link = page.locator('.tasks a').first()
    await link.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    const style = (part: typeof link, name: string) =>
      part.evaluate(
        (element, name) => element.ownerDocument.defaultView?.getComputedStyle(element)[name as 'color'],
        name,
      )
    assert.equal(await style(link, 'outlineStyle'), 'solid')
    await page.emulateMedia({ media: 'print' })
    assert.equal(await style(link, 'outlineStyle'), 'none')
    assert.equal(await style(page.locator('.week .on').first(), 'printColorAdjust'), 'exact')
    assert.equal(await style(page.locator('.week thead th').first(), 'printColorAdjust'), 'economy')
  })

  test('a door list fits the width of A4, and its buttons stay on the screen', async () => {
    const { decisions, staff } = app.services
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      await createVisitor(app).post('/ru/ai-governance-day', {
        ...aiGovernanceDay,
        family_name: `Sur${letter}ov`,
        organization: `Federal Communications Agency, department ${letter}`,
      })
    const targets = () => guestsOf(app).map(({ replyId, version }) => ({ id: replyId, version }))
    decisions.run(targets(), { kind: 'decide', to: 'invited', note: '' }, 'x')
    decisions.run(targets(), { kind: 'release' }, 'x')
    await staff.add({ email: 'desk@itu.example', password, role: 'reviewer', language: 'ru' }, 'x')
    const page = await openPage()
    const form = String(encode({ email: 'desk@itu.example', password }))
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    await page.request.post(`${app.url}/admin/sign-in`, { data: form, headers })
    await page.goto(`${app.url}/admin/seating/round-table`)
    const people = await page.locator('tbody tr').count()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    const sheets = pdf.match(/\/Type \/Page\b/g)?.length ?? 0
    assert.equal(people, 27)
    assert.ok(sheets > 1 && sheets <= 5, `${sheets} sheets`)
    await page.emulateMedia({ media: 'print' })
    const widthInPixels = 658 // A4 without its margins
    await page.setViewportSize({ width: widthInPixels, height: 900 })
    assert.equal(await page.locator('.table-scroll').evaluate(box => box.scrollWidth), widthInPixels)
    assert.equal(await page.locator('.links').isVisible(), false)
  })
})

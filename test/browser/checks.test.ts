import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { useApp } from '../support/app.ts'
import { violations, withAxe } from '../support/axe.ts'
import { useBrowser } from '../support/browser.ts'
import { createViewer, dark, forced, light, narrow, tooWide, wide } from '../support/looks.ts'
import { movesOn, withScriptsHeld } from '../support/movement.ts'

describe('what every page is checked by', () => {
  const app = useApp({}, undefined, { isDemo: true })
  const { openPage } = useBrowser()

  /** A page with this body, whose script does its work late. */
  async function pageWith(body: string, script = '', attribute = ''): Promise<[Page, string]> {
    const page = await withScriptsHeld(await withAxe(await openPage({ width: narrow })))
    const html = `<!doctype html><html lang="ru"><title>x</title><script type="module" src="/x.js" ${attribute}></script>
      <main><h1>x</h1>${body}</main></html>`
    await page.route(`${app.url}/x`, route => route.fulfill({ contentType: 'text/html', body: html }))
    await page.route(`${app.url}/x.js`, route => route.fulfill({ contentType: 'text/javascript', body: script }))
    return [page, `${app.url}/x`]
  }

  test('axe finds what is wrong', async () => {
    const [page, address] = await pageWith('<img src="/icon.svg">')
    await page.goto(address)
    assert.deepEqual(await violations(page), ['image-alt: <img src="/icon.svg">'])
  })

  test('a page that is too wide is found', async () => {
    const [page, address] = await pageWith('<p style="width: 400px; margin: 0">x')
    await page.goto(address)
    assert.deepEqual(await tooWide(page), ['is 408 px wide, there are 320'])
  })

  test('what moves after the first picture is found, what moves before it is not', async () => {
    const script = `document.querySelector('p').style.top = '50px'`
    const moving = await pageWith('<p style="position: relative">x</p>', script)
    assert.deepEqual(await movesOn(...moving), ['moves by 0, 50: <p style="position: relative; top: 50px;">x</p>'])
    const waiting = await pageWith('<p style="position: relative">x</p>', script, 'blocking="render"')
    assert.deepEqual(await movesOn(...waiting), [])
  })

  test('a page that is open follows every look', async () => {
    const page = await openPage()
    const look = await createViewer(page)
    await page.goto(`${app.url}/ru`)
    const seen = () =>
      page.locator('body').evaluate(body => {
        const { defaultView: view, documentElement: root } = body.ownerDocument
        const paper = view?.getComputedStyle(body).backgroundColor
        return [view?.getComputedStyle(root).fontSize, paper, view?.matchMedia('(forced-colors: active)').matches]
      })
    const all = []
    for (const each of [light, dark, forced]) {
      await look(each)
      all.push([page.viewportSize()?.width, ...(await seen())])
    }
    assert.deepEqual(all, [
      [narrow, '16px', 'rgb(255, 255, 255)', false],
      [narrow, '16px', 'rgb(19, 23, 28)', false],
      [wide, '32.8px', 'rgb(255, 255, 255)', true],
    ])
  })

  test('axe finds nothing on pages of the demo, at the desk and before it', async () => {
    const page = await withAxe(await openPage({ width: narrow }))
    for (const address of ['/ru', '/demo/letters', '/admin/sign-in']) {
      await page.goto(app.url + address)
      assert.equal(await page.locator('.demo-banner').count(), 1)
      assert.deepEqual([address, await violations(page)], [address, []])
    }
  })
})

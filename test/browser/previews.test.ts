import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import axe from 'axe-core'
import { load } from 'cheerio'
import type { Browser, Page } from 'playwright-core'
import { startApp, type TestApp } from '../support/app.ts'
import { launchBrowser, openPage } from '../support/browser.ts'

const narrow = 320

/** Names of what is wrong, with the elements. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const result = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)
}

test('axe finds nothing on pages of the demo, at the desk and before it', async t => {
  const app = await startApp({}, undefined, { isDemo: true })
  const browser = await launchBrowser()
  t.after(async () => {
    await browser.close()
    await app.close()
  })
  const page = await openPage(browser, { width: narrow })
  for (const address of ['/ru', '/demo/letters', '/admin/sign-in']) {
    await page.goto(app.url + address)
    assert.equal(await page.locator('.demo-banner').count(), 1)
    assert.deepEqual([address, await violations(page)], [address, []])
  }
})

describe('every page in every state, and every letter', () => {
  let app: TestApp
  let browser: Browser
  let addresses: string[]
  before(async () => {
    app = await startApp({ NODE_ENV: 'development' })
    browser = await launchBrowser()
    const $ = load(await (await fetch(`${app.url}/previews`)).text())
    const links = $('li a')
      .map((_, link) => $(link).attr('href') as string)
      .get()
    addresses = links.filter(href => !href.endsWith('.txt'))
  })
  after(async () => {
    await browser.close()
    await app.close()
  })

  test('the check finds what is wrong', async () => {
    const page = await openPage(browser, { width: narrow })
    await page.setContent('<html lang="ru"><title>x</title><main><h1>x</h1><img src="/icon.svg"></main></html>')
    assert.deepEqual(await violations(page), ['image-alt: <img src="/icon.svg">'])
  })

  /** Opens every address and says what `check` finds there. */
  async function everywhere(page: Page, check: (page: Page) => Promise<string[]>): Promise<string[]> {
    assert.ok(addresses.length > 100)
    const found: string[] = []
    for (const address of addresses) {
      await page.goto(app.url + address)
      found.push(...(await check(page)).map(problem => `${address} ${problem}`))
    }
    return found
  }

  async function tooWide(page: Page): Promise<string[]> {
    const [width, room] = await page.locator('html').evaluate(root => [root.scrollWidth, root.clientWidth])
    return width > room ? [`is ${width} px wide, there are ${room}`] : []
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, and nothing is wider than 320 px (${colorScheme})`, async () => {
      const page = await openPage(browser, { width: narrow })
      await page.emulateMedia({ colorScheme })
      assert.deepEqual(
        await everywhere(page, async page => [...(await tooWide(page)), ...(await violations(page))]),
        [],
      )
    })
  }

  test('axe finds nothing in forced colours, and text of twice the size still fits', async () => {
    const page = await openPage(browser, { width: 1280 })
    await page.emulateMedia({ forcedColors: 'active' })
    // As the browser's own setting does it: sizes in rem and media queries follow.
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
    const check = async (page: Page) => [...(await tooWide(page)), ...(await violations(page))]
    await page.goto(`${app.url}/ru`)
    assert.equal(
      await page.locator('html').evaluate(root => root.ownerDocument.defaultView?.getComputedStyle(root).fontSize),
      '32px',
    )
    assert.deepEqual(await everywhere(page, check), [])
  })

  test('nothing moves while a page comes up', async () => {
    const page = await openPage(browser, { width: 412 })
    const shift = () =>
      page.evaluate(
        () =>
          new Promise<number>(resolve => {
            let sum = 0
            const add = (list: PerformanceObserverEntryList) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
            }
            new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true } as never)
            // What was recorded before is told before the frame after next.
            const frame = (globalThis as unknown as { requestAnimationFrame(done: () => void): void })
              .requestAnimationFrame
            frame(() => frame(() => resolve(sum)))
          }),
      )
    assert.deepEqual(await everywhere(page, async () => ((await shift()) > 0 ? [`moves by ${await shift()}`] : [])), [])
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import axe from 'axe-core'
import { load } from 'cheerio'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { languages } from '../../src/i18n.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { launchBrowser, openPage } from '../support/browser.ts'

const narrow = 320
const wide = 1280

/** Names of what is wrong, with the elements. Only these leave the page: all that axe has to say would take longer than its work. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    const { violations } = await run({ resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => ({ id, elements: nodes.map(node => node.html) }))
  })
  return found.map(({ id, elements }) => `${id}: ${elements.join(' ')}`)
}

async function tooWide(page: Page): Promise<string[]> {
  const [width, room] = await page.locator('html').evaluate(root => [root.scrollWidth, root.clientWidth])
  return width > room ? [`is ${width} px wide, there are ${room}`] : []
}

/** How far things have moved since the page came up. */
const shiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>(resolve => {
        let sum = 0
        const add = (list: PerformanceObserverEntryList) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value
        }
        new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true } as never)
        // What was recorded before is told before the frame after next.
        const frame = (globalThis as unknown as { requestAnimationFrame(done: () => void): void }).requestAnimationFrame
        frame(() => frame(() => resolve(sum)))
      }),
  )

/** How a page is looked at. */
type Look = { width: number; colorScheme?: 'dark'; forcedColors?: 'active'; fontSize?: number }
const looks: readonly Look[] = [
  { width: narrow },
  { width: narrow, colorScheme: 'dark' },
  { width: wide, forcedColors: 'active', fontSize: 32 },
]
const usualFontSize = 16

async function lookAs(page: Page, devtools: CDPSession, { width, fontSize = usualFontSize, ...media }: Look) {
  if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media })
  // As the browser's own setting does it: sizes in rem and media queries follow.
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: fontSize, fixed: (fontSize * 13) / 16 } })
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

  /** One visit a page: what moves while it comes up, then each look; the desk's pages also wide, with all that opens. */
  async function problemsOn(page: Page, devtools: CDPSession, address: string): Promise<string[]> {
    await lookAs(page, devtools, { width: 412 })
    await page.goto(app.url + address)
    const shift = await shiftOf(page)
    const found = shift > 0 ? [`moves by ${shift}`] : []
    for (const look of looks) {
      await lookAs(page, devtools, look)
      const problems = [...(await tooWide(page)), ...(await violations(page))]
      found.push(...problems.map(problem => `${JSON.stringify(look)} ${problem}`))
    }
    if (await page.locator('link[href*="desk"]').count()) found.push(...(await problemsOfDesk(page, devtools)))
    return found.map(problem => `${address} ${problem}`)
  }

  async function problemsOfDesk(page: Page, devtools: CDPSession): Promise<string[]> {
    await lookAs(page, devtools, { width: wide })
    await page.locator('details:not([open])').evaluateAll(all => {
      for (const details of all) details.setAttribute('open', '')
    })
    const found = [...(await tooWide(page)), ...(await violations(page))]
    for (const dialog of await page.locator('dialog').all()) {
      await dialog.evaluate(element => (element as unknown as { showModal(): void }).showModal())
      found.push(...(await violations(page)).map(problem => `in a dialog: ${problem}`))
      await dialog.evaluate(element => (element as unknown as { close(): void }).close())
    }
    return found.map(problem => `opened, ${wide} px: ${problem}`)
  }

  const fontSizeOf = (page: Page) =>
    page.locator('html').evaluate(root => root.ownerDocument.defaultView?.getComputedStyle(root).fontSize)

  test('a page that is open follows every look', async () => {
    const page = await openPage(browser)
    const devtools = await page.context().newCDPSession(page)
    await page.goto(`${app.url}/ru`)
    const paper = () =>
      page.locator('body').evaluate(body => {
        const view = body.ownerDocument.defaultView
        return [view?.getComputedStyle(body).backgroundColor, view?.matchMedia('(forced-colors: active)').matches]
      })
    const seen = []
    for (const look of looks) {
      await lookAs(page, devtools, look)
      seen.push([page.viewportSize()?.width, await fontSizeOf(page), ...(await paper())])
    }
    assert.deepEqual(seen, [
      [narrow, '16px', 'rgb(255, 255, 255)', false],
      [narrow, '16px', 'rgb(20, 24, 29)', false],
      [wide, '32px', 'rgb(255, 255, 255)', true],
    ])
  })

  const ofLanguage = (language: string) => addresses.filter(address => address.startsWith(`/previews/${language}/`))
  /** A third at a time, so that none is near the time that a test may take. */
  const thirds = [0, 1, 2]

  for (const language of languages)
    for (const third of thirds)
      test(`axe finds nothing in light, dark and forced colours, all fits, nothing moves (${language}, ${third + 1} of 3)`, async () => {
        const page = await openPage(browser)
        const devtools = await page.context().newCDPSession(page)
        const own = ofLanguage(language).filter((_, index) => index % thirds.length === third)
        assert.ok(own.length > 30)
        const found: string[] = []
        for (const address of own) found.push(...(await problemsOn(page, devtools, address)))
        assert.deepEqual(found, [])
      })

  test('every address is in one of the languages', () => {
    assert.deepEqual(languages.flatMap(ofLanguage).toSorted(), addresses.toSorted())
  })
})

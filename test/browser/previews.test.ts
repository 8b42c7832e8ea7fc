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

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, and nothing is wider than 320 px (${colorScheme})`, async () => {
      const page = await openPage(browser, { width: narrow })
      await page.emulateMedia({ colorScheme })
      assert.ok(addresses.length > 100)
      const found: string[] = []
      for (const address of addresses) {
        await page.goto(app.url + address)
        const width = await page.locator('html').evaluate(root => root.scrollWidth)
        if (width > narrow) found.push(`${address} is ${width} px wide`)
        found.push(...(await violations(page)).map(violation => `${address} ${violation}`))
      }
      assert.deepEqual(found, [])
    })
  }
})

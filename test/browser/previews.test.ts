import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import type { Page } from 'playwright-core'
import { type Language, languages } from '../../src/i18n.ts'
import { useApp } from '../support/app.ts'
import { rulesOfColour, rulesOfSize, violations, withAxe } from '../support/axe.ts'
import { useBrowser } from '../support/browser.ts'
import { createViewer, dark, forced, type Look, light, narrow, tooWide, wide } from '../support/looks.ts'
import { movesOn, withScriptsHeld } from '../support/movement.ts'

describe('every page in every state, and every letter', { concurrency: true }, () => {
  const app = useApp({ NODE_ENV: 'development' })
  const { openPage } = useBrowser()

  for (const language of languages)
    test(`fits, stays where it is and is accessible in light, dark and forced colours (${language})`, async () => {
      const judged = await withScriptsHeld(await withAxe(await openPage()))
      const look = await createViewer(judged)
      const onlyRead = await openPage({ width: narrow })
      const found: string[] = []
      for (const [number, address] of (await addressesIn(language)).entries()) {
        const isJudged = isJudgedIn(language, number)
        const problems = await (isJudged ? problemsOn(judged, look, address) : problemsOfWords(onlyRead, address))
        // An element with all that is in it would take longer to compare than to look at.
        found.push(...problems.map(problem => `${address} ${problem}`.slice(0, 300)))
      }
      assert.deepEqual(found, [])
    })

  async function addressesIn(language: Language): Promise<string[]> {
    const $ = load(await (await fetch(`${app.url}/previews`)).text())
    const links = $('li a').toArray()
    const addresses = links.map(link => $(link).attr('href') ?? '').filter(href => !href.endsWith('.txt'))
    const own = addresses.filter(address => address.startsWith(`/previews/${language}/`))
    // Each address is in one of the languages.
    assert.deepEqual([own.length > 100, own.length * languages.length], [true, addresses.length])
    return own
  }

  /**
   * Languages share markup, styles and scripts: each page is judged in one of them, every second one in the next. In
   * the others its words alone are new, and may be too long for a narrow window.
   */
  const isJudgedIn = (language: Language, number: number) => languages[number % languages.length] === language

  async function problemsOfWords(page: Page, address: string) {
    await page.goto(app.url + address)
    return tooWide(page)
  }

  /** One visit a page: by all rules once, in other looks by those that the look can change. */
  async function problemsOn(page: Page, look: (as: Look) => Promise<void>, address: string) {
    await look(light)
    const found = await movesOn(page, app.url + address)
    const isDesk = (await page.locator('link[href*="desk"]').count()) > 0
    // Forced colours are the reader's own.
    const judgedBy = [
      [light, isDesk ? rulesOfSize : undefined],
      [dark, rulesOfColour],
      [forced, rulesOfSize],
    ] as const
    for (const [each, rules] of judgedBy) {
      await look(each)
      const problems = [...(await tooWide(page)), ...(await violations(page, { rules }))]
      found.push(...problems.map(problem => `${JSON.stringify(each)} ${problem}`))
    }
    return isDesk ? [...found, ...(await problemsOfDesk(page, look))] : found
  }

  /** The desk's pages are for a wide screen: there they have all rules kept, with all that opens. */
  async function problemsOfDesk(page: Page, look: (as: Look) => Promise<void>): Promise<string[]> {
    await look({ width: wide })
    await page.locator('details:not([open])').evaluateAll(all => {
      for (const details of all) details.setAttribute('open', '')
    })
    const found = [...(await tooWide(page)), ...(await violations(page))]
    for (const dialog of await page.locator('dialog').all()) {
      await dialog.evaluate(element => (element as unknown as { showModal(): void }).showModal())
      const problems = await violations(page, { within: 'dialog[open]' })
      found.push(...problems.map(problem => `in a dialog: ${problem}`))
      await dialog.evaluate(element => (element as unknown as { close(): void }).close())
    }
    return found.map(problem => `opened, ${wide} px: ${problem}`)
  }
})

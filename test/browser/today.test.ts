import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { edition } from '#edition/index.ts'
import { previews } from '../../src/demo/previews.ts'
import { type Language, languages, translator } from '../../src/i18n.ts'
import { countriesInWords } from '../../src/today/no-reply-page.ts'
import { namedMax } from '../../src/today/summary-page.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'

/** With the demonstration's replies, as the previews have them. */
describe('the day at the desk, with the demonstration’s replies', () => {
  const app = useApp({ NODE_ENV: 'development' })
  const { openPage } = useBrowser()

  function addressOf(name: string, language: Language): string {
    const number = previews.findIndex(preview => preview.name === name)
    assert.ok(number >= 0, name)
    return `${app.url}/previews/${language}/${number}`
  }
  const heightOf = (page: Page) => page.locator('html').evaluate(root => root.scrollHeight)
  /** The demonstration’s own line above the bar takes 20 px of the screen. */
  const banner = 20
  const screen = { width: 1280, height: 900 - banner }

  for (const language of languages)
    test(`stands on one screen, and every part of it (${language})`, async () => {
      const page = await openPage()
      await page.setViewportSize(screen)
      await page.goto(addressOf('today', language))
      assert.equal(await heightOf(page), screen.height)
      const parts = ['queues', 'changes', 'days', 'regions', 'states', 'comers', 'ways', 'seats']
      for (const part of parts) {
        const box = await page.locator(`[aria-labelledby=${part}]`).boundingBox()
        assert.ok(box && box.y + box.height <= screen.height && box.x + box.width <= screen.width, part)
      }
      // What is longer would be seen.
      await page.locator('.queues').evaluate(list => list.append(...[...list.children].map(row => row.cloneNode(true))))
      assert.ok((await heightOf(page)) > screen.height)
    })

  for (const language of languages)
    test(`the page for the director is one sheet of A4 (${language})`, async () => {
      const page = await openPage()
      for (const name of ['page for the director', 'page for the director, no replies yet']) {
        await page.goto(addressOf(name, language))
        assert.deepEqual([name, await sheetsOf(page)], [name, { count: 1, sizes: [a4] }])
      }
      // What is longer would be seen.
      const more = page.locator('[aria-labelledby=silent] li')
      await more.first().evaluate(item => {
        item.textContent += ' x'.repeat(9000)
      })
      assert.ok((await sheetsOf(page)).count > 1)
    })

  test('it is one sheet still where it names the most and longest countries that it may', async () => {
    const page = await openPage()
    for (const language of languages) {
      await page.goto(addressOf('page for the director', language))
      await page.locator('[aria-labelledby=silent] ul').evaluate((list, sentences) => {
        list.replaceChildren(
          ...sentences.map(text => Object.assign(list.ownerDocument.createElement('li'), { textContent: text })),
        )
      }, longestNames(language))
      assert.deepEqual([language, (await sheetsOf(page)).count], [language, 1])
    }
  })

  test('on paper no day is lost', async () => {
    const page = await openPage({ width: 658 }) // A4 without its margins
    await page.goto(addressOf('today', 'ru'))
    const days = page.locator('.days li')
    assert.deepEqual([await days.count(), await days.first().isVisible()], [31, false])
    await page.emulateMedia({ media: 'print' })
    const boxes = await days.evaluateAll(all => all.map(one => one.checkVisibility({ contentVisibilityAuto: true })))
    assert.deepEqual(
      boxes,
      boxes.map(() => true),
    )
    assert.equal(await page.locator('.today form, .today-head .button').filter({ visible: true }).count(), 0)
    const cut = await page
      .locator('main :not(svg *)')
      .evaluateAll(all =>
        all
          .filter(one => one.scrollHeight > one.clientHeight + 1 && one.clientHeight > 0)
          .map(one => one.outerHTML.slice(0, 80)),
      )
    assert.deepEqual(cut, [])
  })

  test('a bar leads to its day', async () => {
    const page = await openPage()
    await page.goto(addressOf('today', 'en'))
    const bar = page.locator('.chart a').first()
    assert.equal(await bar.getAttribute('href'), '/admin/replies?came_on=2025-03-31')
    assert.equal(await bar.locator('title').textContent(), `31${'\u00a0'}March: 5`.replace('\u00a0', ' '))
    assert.equal(await page.locator('.chart text.chart-today').textContent(), 'today')
  })
})

/** A sentence for each region with as many names as it is told of at most, the longest. */
function longestNames(language: Language): string[] {
  const reader = { t: translator(language) }
  return edition.regions.map(region => {
    const own = edition.countries.filter(country => country.region === region).map(({ code }) => code)
    const names = countriesInWords(own, reader).map(({ name }) => name)
    const longest = names.toSorted((a, b) => b.length - a.length).slice(0, namedMax)
    return reader.t('admin:summary.silent_names', { region, count: namedMax, names: longest.join('; ') })
  })
}

const a4 = '/MediaBox [0 0 594.95996 841.91998]'

async function sheetsOf(page: Page): Promise<{ count: number; sizes: string[] }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return {
    count: pdf.match(/\/Type \/Page\b/g)?.length ?? 0,
    sizes: [...new Set(pdf.match(/\/MediaBox \[[^\]]+\]/g))],
  }
}

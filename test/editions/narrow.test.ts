import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { languages } from '../../src/i18n.ts'
import { useBrowser } from '../support/browser.ts'
import { type BusyDesk, startBusyDesk } from '../support/busy-desk.ts'
import { crawl, type Visited } from '../support/crawl.ts'
import { signedIn } from '../support/staff.ts'
import { isMade } from '../support/stray-words.ts'
import type { createVisitor } from '../support/visitor.ts'

const narrow = 320

/** How far a page reaches beyond its window, on either side. */
const beyond = (page: Page): Promise<number> =>
  page.locator('html').evaluate(root => root.scrollWidth - root.clientWidth)

/** A page of its own, and no other order or choice of the same. */
const isOwn = ({ path }: Visited) => !path.includes('?') || /\?(for=[^&]+|rows=participants)$/.test(path)

/** Languages of the site as it is are looked at in their previews; a made one is 40 % longer, and runs the other way. */
for (const language of languages.filter(isMade))
  describe(`nothing reaches beyond a narrow window in ${language}`, () => {
    const { openPage } = useBrowser()
    let desk: BusyDesk
    before(async () => {
      desk = await startBusyDesk()
    })
    after(() => desk?.app.close())

    async function tooWide(visitor: ReturnType<typeof createVisitor>, from: string) {
      const { url } = desk.app
      const pages = await crawl(visitor, from, path => path.startsWith(from.slice(0, 6)))
      const page = await openPage({ width: narrow, locale: language, script: false })
      await page.context().addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url })))
      const shown = pages.filter(({ status, html }) => status === 200 && html?.includes('<html')).filter(isOwn)
      const found = []
      for (const { path } of shown) {
        await page.goto(url + path)
        const width = await beyond(page)
        if (width > 0) found.push(`${path}: ${width} px`)
      }
      return { found, count: shown.length }
    }

    test('on the pages of the site', async () => {
      const visitor = desk.visitors[languages.indexOf(language)] ?? assert.fail()
      const { found, count } = await tooWide(visitor, `/${language}`)
      assert.ok(count > 10, `${count} pages`)
      assert.deepEqual(found, [])
    })

    test('on the pages of the desk', async () => {
      const { found, count } = await tooWide(await signedIn(desk.app, 'admin', language), '/admin')
      assert.ok(count > 12, `${count} pages`)
      assert.deepEqual(found, [])
    })

    test('and what does reach beyond it is seen', async () => {
      const page = await openPage({ width: narrow, locale: language, script: false })
      await page.setContent('<!doctype html><html dir="rtl"><p style="width: 400px">x')
      assert.ok((await beyond(page)) > 0)
    })
  })

import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { languages } from '../../src/i18n.ts'
import { typedForms } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { plain } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

const screens = [
  { width: 1366, height: 768 },
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
]

describe('the home page on a screen', () => {
  const app = useApp()
  const demo = useApp({}, undefined, { isDemo: true })
  const { openPage } = useBrowser()

  const boxOf = async (part: Locator) => (await part.boundingBox()) ?? assert.fail('not to be seen')
  const endOf = async (part: Locator) => {
    const { y, height } = await boxOf(part)
    return y + height
  }
  const button = (page: Page) => page.locator('.card .button')
  const tasks = (page: Page) => page.locator('.tasks li')

  test('a first visit is two rounds, the page and then all that it names, and 14 KB with every header', async () => {
    for (const path of ['', ...Object.keys(typedForms).map(name => `/${name}`)]) {
      const address = `${app.url}/ru${path}`
      const html = await (await fetch(address)).text()
      const page = await openPage()
      const loaded: Promise<[url: string, bytes: number]>[] = []
      page.on('requestfinished', request =>
        loaded.push(request.sizes().then(sizes => [request.url(), sizes.responseBodySize + sizes.responseHeadersSize])),
      )
      await page.goto(address, { waitUntil: 'networkidle' })
      const all = await Promise.all(loaded)
      const others = all.map(([url]) => url).filter(url => url !== address)
      const unnamed = others.filter(url => !html.includes(`"${new URL(url).pathname}"`))
      assert.deepEqual([path, all.length - others.length, others.length >= 2, unnamed], [path, 1, true, []])
      const bytes = all.reduce((sum, [, one]) => sum + one, 0)
      assert.ok(bytes <= 14 * 1024, `${address} is ${bytes} bytes`)
      await page.context().close()
    }
  })

  test('shows the button and the first task at once, in every language, the demonstration too', async () => {
    const page = await openPage()
    for (const screen of screens)
      for (const language of languages)
        for (const { url } of [app, demo]) {
          await page.setViewportSize(screen)
          await page.goto(`${url}/${language}`)
          assert.equal(await page.locator('.demo-banner').count(), url === demo.url ? 1 : 0)
          const ends = [await endOf(button(page)), await endOf(tasks(page).first())]
          const shown = ends.map(end => end <= screen.height)
          assert.deepEqual([url, language, screen, ends, ...shown], [url, language, screen, ends, true, true])
        }
    assert.ok((await endOf(tasks(page).last())) > 844, 'the last task shows that one could be hidden')
  })

  test('keeps the deadline beside the tasks on a wide screen, and above them on a narrow one', async () => {
    const page = await openPage()
    const card = page.locator('.card')
    await page.setViewportSize({ width: 1280, height: 500 })
    await page.goto(`${app.url}/ru`)
    const list = await boxOf(page.locator('.tasks'))
    assert.ok((await boxOf(card)).x >= list.x + list.width)
    await page
      .locator('html')
      .evaluate(root => root.ownerDocument.defaultView?.scrollTo({ top: 300, behavior: 'instant' }))
    assert.ok((await boxOf(card)).y >= 0, 'it stays in sight')
    assert.equal(await page.locator('.card-more').isVisible(), true)
    await page.setViewportSize({ width: 900, height: 900 })
    assert.equal(await page.locator('.card-more').isVisible(), false, 'the tasks come first')
    assert.ok((await endOf(card)) <= (await boxOf(page.locator('.tasks'))).y)
  })

  test('type grows with the screen', async () => {
    const page = await openPage()
    await page.goto(`${app.url}/ru`)
    const sizes = []
    for (const width of [320, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      sizes.push(
        await page.locator('html').evaluate(root => root.ownerDocument.defaultView?.getComputedStyle(root).fontSize),
      )
    }
    assert.deepEqual(sizes, ['16px', '18px', '19px'])
  })

  test('the state of a task is told with its link', async () => {
    const page = await openPage()
    const visitor = createVisitor(app)
    await visitor.submit('/en/participation', typedForms.participation ?? {})
    const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: app.url }))
    await page.context().addCookies(cookies)
    await page.goto(`${app.url}/en`)
    const told = await page.locator('.tasks').ariaSnapshot()
    assert.match(told, /link "Confirmation of participation"/)
    const described = await page.locator('.tasks a').evaluateAll(links =>
      links.map(link => {
        const id = link.getAttribute('aria-describedby') ?? ''
        return [link.textContent, link.ownerDocument.getElementById(id)?.textContent]
      }),
    )
    assert.deepEqual(described, [
      ['Confirmation of participation', 'Received'],
      ['Request for a speaking slot', 'No reply yet'],
      ['Confirmation of participation in AI Governance Day', 'No reply yet'],
    ])
  })

  test("the deadline is told in the reader's own zone, in the order of the page's language", async () => {
    const page = await openPage()
    const devtools = await page.context().newCDPSession(page)
    const time = page.locator('.deadline time')
    const said = async (timezoneId: string, language: string) => {
      await devtools.send('Emulation.setTimezoneOverride', { timezoneId })
      await page.goto(`${app.url}/${language}`)
      return plain((await time.textContent()) ?? '')
    }
    assert.deepEqual(
      [
        await said('Asia/Almaty', 'en'),
        await said('Asia/Almaty', 'ru'),
        await said('Europe/Moscow', 'ru'),
        await said('Europe/Zurich', 'ru'),
        await said('Europe/Zurich', 'en'),
      ],
      [
        'In your time zone: 1 May, 02:59.',
        'По Вашему местному времени: 1 мая, 02:59.',
        'По Вашему местному времени: 1 мая, 00:59.',
        'В Москве это 1 мая 2025 года, 00:59.',
        '',
      ],
    )
  })
})

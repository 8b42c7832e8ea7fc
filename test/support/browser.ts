import { after, before } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

// Chromium's own calls home would be refused one by one on a closed network.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

/** What is waited for comes, however busy the machine is; this ends a run in which it never would. */
const longestWait = 240_000

type PageOptions = { script?: boolean; width?: number; locale?: string }

/** A headless Chromium for all tests of the file or the group that calls this. */
export function useBrowser() {
  let browser: Browser
  before(async () => {
    browser = await launchBrowser()
  })
  after(() => browser.close())

  /** As on somebody's computer of their own: its cookies are nobody else's. */
  async function openContext({ script = true, width = 1280, locale = 'ru-RU' }: PageOptions): Promise<BrowserContext> {
    const viewport = { width, height: 900 }
    // What scrolls smoothly is waited for before each click.
    const still = { reducedMotion: 'reduce' } as const
    const context = await browser.newContext({ javaScriptEnabled: script, viewport, locale, ...still })
    context.setDefaultTimeout(longestWait)
    return context
  }
  const openPage = async (options: PageOptions = {}): Promise<Page> => (await openContext(options)).newPage()
  return {
    openPage,
    async openPageAt(url: string, options: PageOptions = {}): Promise<Page> {
      const page = await openPage(options)
      await page.goto(url)
      return page
    },
  }
}

/** As root (in CI) its sandbox cannot start. */
export function launchBrowser(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: findChromium(), args: [...quiet, ...sandbox], timeout: longestWait })
}

import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

// Chromium's own calls home would be refused one by one on a closed network.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

/** A headless Chromium; as root (in CI) its sandbox cannot start. */
export function launchBrowser(): Promise<Browser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: findChromium(), args: [...quiet, ...sandbox] })
}

export async function openPage(
  browser: Browser,
  options: { script?: boolean; width?: number; locale?: string } = {},
): Promise<Page> {
  const { script = true, width = 1280, locale = 'ru-RU' } = options
  const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width, height: 900 }, locale })
  return context.newPage()
}

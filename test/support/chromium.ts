import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { debianPackage, onPath, type Tool } from './tools.ts'

const playwright = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js')

export const chromiumTool: Tool = {
  name: 'Chromium, for the browser tests',
  find: findChromium,
  ways: [
    { name: 'the Playwright download', commands: [[process.execPath, playwright, 'install', 'chromium']] },
    ...debianPackage('chromium-headless-shell'),
  ],
  advice:
    'The browser tests need Chromium. Type: sudo apt-get install chromium-headless-shell   (or set CHROMIUM_PATH to one)',
}

/**
 * Where a Chromium is: CHROMIUM_PATH, the usual names on PATH, a Playwright install; undefined where there is none. The
 * one without a window comes first: it opens a page in half the time.
 */
export function findChromium(): string | undefined {
  const named = onPath(
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'chrome',
  )
  return [process.env.CHROMIUM_PATH, named, chromium.executablePath()].find(file => file && existsSync(file))
}

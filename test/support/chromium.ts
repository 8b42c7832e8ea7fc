import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

/** Where a Chromium is: CHROMIUM_PATH, the usual names on PATH, a Playwright install; undefined where there is none. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':')
  const onPath = namesOnPath.flatMap(name => folders.map(folder => join(folder, name)))
  return [process.env.CHROMIUM_PATH ?? '', ...onPath, chromium.executablePath()].find(file => file && existsSync(file))
}

/** Finds a Chromium or gets one; throws with the one line to type when it cannot. */
export function ensureChromium(): string {
  return findChromium() ?? fromPlaywright() ?? fromDebian() ?? fail()
}

function fromPlaywright(): string | undefined {
  console.log('No Chromium found. Trying the Playwright download.')
  spawnSync(
    process.execPath,
    [join(import.meta.dirname, '../../node_modules/playwright-core/cli.js'), 'install', 'chromium'],
    {
      stdio: 'inherit',
      timeout: 300_000,
    },
  )
  return findChromium()
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('Installing the chromium package with apt-get.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  } catch {
    return undefined
  }
  return findChromium()
}

function fail(): never {
  throw new Error(
    'The browser tests need Chromium. Type: sudo apt-get install chromium   (or set CHROMIUM_PATH to one)',
  )
}

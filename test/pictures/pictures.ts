import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import type { Page } from 'playwright-core'
import { command, Mistyped, named } from '../../src/commands/command.ts'
import { startApp } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { createViewer } from '../support/looks.ts'

const usage = `Usage: npm run pictures -- FOLDER [--only WORDS] [--width N]...

Writes every page in every state and every letter, in each language, as pictures in light and dark at
320, 390, 768, 1280 and 1920 px, every letter as text, and every page that is printed as PDF.

  --only WORDS  what has these words in its name, as in "check"
  --width N     this width alone; may be given several times`

const widths = [320, 390, 768, 1280, 1920]
const schemes = ['light', 'dark'] as const
/** What people print: sheets, blank forms, the look at a form before it is sent, lists. */
const printed = /sheet|blank|check|receipt|running order|door/

type Picture = { url: string; file: string; isText: boolean }

const options = { only: { type: 'string' }, width: { type: 'string', multiple: true } } as const

await command(usage, options, async ({ positionals, values }) => {
  const [folder] = named(positionals, 'FOLDER')
  const wanted = values.width ? values.width.map(Number) : widths
  if (!wanted.every(Number.isInteger)) throw new Mistyped('A width is a number of pixels')
  const app = await startApp({ NODE_ENV: 'development' })
  const browser = await launchBrowser()
  mkdirSync(folder, { recursive: true })
  try {
    const page = await browser.newPage()
    for (const picture of await picturesOf(app.url, values.only ?? ''))
      await take(page, app.url, join(folder, picture.file), picture, wanted)
  } finally {
    await browser.close()
    await app.close()
  }
})

/** The list of the gallery, so that nothing can be forgotten here. */
async function picturesOf(site: string, only: string): Promise<Picture[]> {
  const $ = load(await (await fetch(`${site}/previews`)).text())
  return $('li a')
    .toArray()
    .map(link => ({ url: $(link).attr('href') ?? '', name: $(link).attr('aria-label') ?? '' }))
    .filter(({ name }) => name.includes(only))
    .map(({ url, name }) => ({
      url,
      file: name.replaceAll(/[^\w]+/g, '-'),
      isText: url.endsWith('.txt'),
    }))
}

async function take(page: Page, site: string, file: string, { url, isText }: Picture, widths: readonly number[]) {
  if (isText) return writeFileSync(`${file}.txt`, await (await fetch(site + url)).text())
  const look = await createViewer(page)
  await page.goto(site + url)
  for (const width of widths)
    for (const scheme of schemes) {
      await look({ width, ...(scheme === 'dark' && { colorScheme: 'dark' }) })
      await page.screenshot({ path: `${file}-${width}-${scheme}.png`, fullPage: true })
    }
  if (printed.test(file)) await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true })
}

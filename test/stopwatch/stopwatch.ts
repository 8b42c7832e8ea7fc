import type { Page } from 'playwright-core'
import { startApp } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { added, createHand, type Effort, nothing } from './hand.ts'
import { forms, refusal } from './tasks.ts'

/**
 * How much work an answer is: `npm run stopwatch`. The real site in a real browser at 1280×800, in
 * Russian, by an assistant; seconds are those of a keystroke model, so a lower bound without reading.
 */

type Row = { name: string; effort: Effort }

const app = await startApp()
const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'ru-RU' })
const rows: Row[] = []
try {
  let all = nothing
  for (const task of forms) {
    const effort = await timed(page, `/ru/${task.from}${task.isKnown ? await forWhom(page) : ''}`, task.work)
    rows.push({ name: task.name, effort })
    all = added(all, effort)
  }
  rows.push({ name: 'all three', effort: all })
  await page.context().clearCookies()
  rows.push({ name: refusal.name, effort: await timed(page, '/ru', refusal.work) })
} finally {
  await browser.close()
  await app.close()
}
print(rows)

async function timed(page: Page, path: string, work: (hand: ReturnType<typeof createHand>) => Promise<void>) {
  await page.goto(app.url + path)
  const hand = createHand(page)
  await work(hand)
  await page.locator('[data-reference]').first().waitFor()
  return hand.sum()
}

/** Says for whom the next form is. */
async function forWhom(page: Page): Promise<string> {
  const reference = await page.locator('[data-reference]').first().getAttribute('data-reference')
  return `?for=${reference}`
}

function print(rows: readonly Row[]): void {
  console.log('| task | questions | answered | keys | clicks | loads | scrolled | model |')
  console.log('|---|---|---|---|---|---|---|---|')
  for (const { name, effort } of rows) {
    const { questions, answered, keys, clicks, loads, scrolledPixels, seconds } = effort
    const cells = [
      name,
      questions,
      answered,
      keys,
      clicks,
      loads,
      `${Math.round(scrolledPixels)} px`,
      `${Math.round(seconds)} s`,
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

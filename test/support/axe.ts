import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What other colours of the same page can change. */
export const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** What another size of the window or of its letters can change. */
export const rulesOfSize = ['scrollable-region-focusable', 'target-size']

/** Puts axe into every document that this page opens, which the browser compiles once. */
export async function withAxe(page: Page): Promise<Page> {
  await page.addInitScript({ content: source })
  return page
}

/**
 * Names of what is wrong on a page, or in a part of it, with the elements; `rules`: by these alone. No more than that
 * leaves the page: all that axe has to say would take longer than its work.
 */
export async function violations(page: Page, asked: { rules?: string[]; within?: string } = {}): Promise<string[]> {
  const found = await page.evaluate(async ({ rules, within = 'html' }) => {
    const { run } = (globalThis as unknown as { axe: typeof axe }).axe
    // Off unless it is asked for, as are all rules of WCAG 2.2.
    const usual = { rules: { 'target-size': { enabled: true } } }
    const { violations } = await run(within, { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : usual) })
    return violations.map(({ id, nodes }) => ({ id, elements: nodes.map(node => node.html) }))
  }, asked)
  return found.map(({ id, elements }) => `${id}: ${elements.join(' ')}`)
}

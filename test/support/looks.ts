import type { Page } from 'playwright-core'

/** How a page is looked at. */
export type Look = { width: number; colorScheme?: 'dark'; forcedColors?: 'active'; fontSize?: number }

export const narrow = 320
export const wide = 1280
const usualFontSize = 16

export const light: Look = { width: narrow }
export const dark: Look = { width: narrow, colorScheme: 'dark' }
export const forced: Look = { width: wide, forcedColors: 'active', fontSize: 32 }

/** Looks at pages of one tab. */
export async function createViewer(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  return async ({ width, fontSize = usualFontSize, ...media }: Look): Promise<void> => {
    if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media })
    // As the browser's own setting does it: sizes in rem and media queries follow.
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: fontSize, fixed: (fontSize * 13) / 16 } })
  }
}

export async function tooWide(page: Page): Promise<string[]> {
  const [width, room] = await page.locator('html').evaluate(root => [root.scrollWidth, root.clientWidth])
  return width > room ? [`is ${width} px wide, there are ${room}`] : []
}

import type { Page, Route } from 'playwright-core'

/** What the page's own elements are asked for; its types are not those of Node. */
type Script = {
  src: string
  getAttribute(name: string): string | null
  addEventListener(event: 'load', done: () => void): void
}
type Box = { left: number; top: number; right: number; bottom: number }
type Shown = { outerHTML: string; isConnected: boolean; getBoundingClientRect(): Box }

/**
 * Opens a page and says what moves after its first picture, of all that is in the window. Scripts that the picture does
 * not wait for are held back until it is there, so that neither haste nor delay decides what is found.
 */
export async function movesOn(page: Page, address: string): Promise<string[]> {
  const gate = createGate()
  await page.route(isScript, gate.hold)
  await page.goto(address, { waitUntil: 'commit' })
  const scripts = await scriptsOf(page)
  gate.openBut(await scripts.evaluate(({ late }) => late))
  await scripts.evaluate(({ earlyOnes }) => earlyOnes)
  const before = await boxesOn(page)
  gate.openBut([])
  await page.waitForLoadState()
  await page.unroute(isScript, gate.hold)
  return page.evaluate(moved, before)
}

const isScript = (url: URL) => url.pathname.endsWith('.js')

/** Holds every script back, then these alone, then none. */
function createGate() {
  const held = new Map<string, Route>()
  let isHeld = (_url: string): boolean => true
  return {
    hold(route: Route): void {
      const url = route.request().url()
      if (isHeld(url)) held.set(url, route)
      else void route.fallback()
    },
    openBut(late: readonly string[]): void {
      isHeld = url => late.includes(url)
      for (const [url, route] of held)
        if (!isHeld(url)) {
          held.delete(url)
          void route.fallback()
        }
    },
  }
}

/** The first picture waits for a script with `blocking="render"`, and so for each one that stands before it. */
const scriptsOf = (page: Page) =>
  page.locator('html').evaluateHandle(async ({ ownerDocument: document }) => {
    const parsed = () => new Promise(done => document.addEventListener('readystatechange', done, { once: true }))
    if (document.readyState === 'loading') await parsed()
    const scripts: Script[] = [...document.querySelectorAll('script[src]')]
    const count = 1 + scripts.findLastIndex(script => script.getAttribute('blocking') === 'render')
    const hasRun = (script: Script) => new Promise<void>(done => script.addEventListener('load', done))
    return {
      late: scripts.slice(count).map(({ src }) => src),
      earlyOnes: Promise.all(scripts.slice(0, count).map(hasRun)),
    }
  })

/** Where everything is, once the styles are there. */
const boxesOn = (page: Page) =>
  page.locator('body').evaluateHandle(async body => {
    const { ownerDocument: document } = body
    const sheets: { sheet: unknown; addEventListener(event: 'load', done: () => void): void }[] = [
      ...document.querySelectorAll('link[rel=stylesheet]'),
    ]
    const missing = sheets.filter(({ sheet }) => !sheet)
    await Promise.all(missing.map(link => new Promise<void>(done => link.addEventListener('load', done))))
    document.defaultView?.scrollTo({ top: 0, behavior: 'instant' })
    const elements: Shown[] = [...body.querySelectorAll('*')]
    return new Map(elements.map(element => [element, element.getBoundingClientRect()]))
  })

/** Those that were seen before or are seen now, in another place. */
function moved(before: Map<Shown, Box>): string[] {
  const view = globalThis as unknown as { innerWidth: number; innerHeight: number; scrollTo(to: object): void }
  const { innerWidth, innerHeight } = view
  // What takes the focus may have been scrolled to.
  view.scrollTo({ top: 0, behavior: 'instant' })
  const isSeen = ({ left, top, right, bottom }: Box) =>
    right > left && bottom > top && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
  return [...before].flatMap(([element, was]) => {
    const is = element.getBoundingClientRect()
    const isThere = element.isConnected && is.right > is.left && was.right > was.left
    const hasMoved = isThere && (isSeen(was) || isSeen(is)) && (was.left !== is.left || was.top !== is.top)
    return hasMoved ? [`moves by ${is.left - was.left}, ${is.top - was.top}: ${element.outerHTML.slice(0, 80)}`] : []
  })
}

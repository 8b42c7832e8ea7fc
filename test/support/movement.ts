import type { Page } from 'playwright-core'

/** What the page's own elements are asked for; its types are not those of Node. */
type Script = {
  type: string
  src: string
  getAttribute(name: string): string | null
  replaceWith(other: Script): void
  addEventListener(event: 'load', done: () => void): void
}
type Box = { left: number; top: number; right: number; bottom: number }
type Shown = { outerHTML: string; getBoundingClientRect(): Box }

/** Makes a tab hold back each script that does not block the first picture, until `movesOn` starts it. */
export async function withScriptsHeld(page: Page): Promise<Page> {
  // The parser asks for the type of a script at its end tag: one that no browser knows is not run.
  const hold = `new MutationObserver(changes => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node.nodeName === 'SCRIPT' && node.getAttribute('blocking') !== 'render') node.type = 'held'
  }).observe(document, { childList: true, subtree: true })`
  await page.addInitScript({ content: hold })
  return page
}

/**
 * Opens a page and says what moves after its first picture, of all that is in the window. Scripts that the picture does
 * not wait for come when all else is there, so that neither haste nor delay decides what is found.
 */
export async function movesOn(page: Page, address: string): Promise<string[]> {
  await page.goto(address)
  return page.locator('body').evaluate(async ({ ownerDocument: document }) => {
    const view = document.defaultView
    const scripts: Script[] = [...document.querySelectorAll('script[src]')]
    // The picture waits for a script that blocks it, and so for each one that stands before it.
    const firstLate = 1 + scripts.findLastIndex(script => script.getAttribute('blocking') === 'render')
    const before = await start(scripts.slice(0, firstLate)).then(boxes)
    await start(scripts.slice(firstLate))
    const after = boxes()
    return [...before].flatMap(([element, was]) => movementOf(element, was, after.get(element)))

    async function start(some: Script[]): Promise<void> {
      for (const script of some.filter(({ type }) => type === 'held')) {
        const again: Script = Object.assign(document.createElement('script'), { type: 'module', src: script.src })
        const hasRun = new Promise<void>(done => again.addEventListener('load', done))
        script.replaceWith(again)
        await hasRun
      }
    }

    function boxes(): Map<Shown, Box> {
      // What takes the focus may have been scrolled to.
      view?.scrollTo({ top: 0, behavior: 'instant' })
      const elements: Shown[] = [...document.body.querySelectorAll('*')]
      return new Map(elements.map(element => [element, element.getBoundingClientRect()]))
    }

    function movementOf(element: Shown, was: Box, is: Box = was): string[] {
      const isThere = is.right > is.left && was.right > was.left
      const hasMoved = isThere && (isSeen(was) || isSeen(is)) && (was.left !== is.left || was.top !== is.top)
      return hasMoved ? [`moves by ${is.left - was.left}, ${is.top - was.top}: ${element.outerHTML.slice(0, 80)}`] : []
    }

    function isSeen({ left, top, right, bottom }: Box): boolean {
      const { innerWidth, innerHeight } = view as unknown as { innerWidth: number; innerHeight: number }
      return right > left && bottom > top && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
    }
  })
}

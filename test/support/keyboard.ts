import assert from 'node:assert/strict'
import type { ElementHandle, Locator, Page } from 'playwright-core'

/** More stops than any page has. */
const mostStops = 300

/** Somebody who has only a keyboard. At every stop the focus must be seen: where it is, and that it is there. */
export function createKeyboard(page: Page) {
  const { keyboard } = page

  /** Presses Tab until this is in focus. */
  async function tabTo(target: Locator): Promise<void> {
    const targets = await target.elementHandles()
    for (let stop = 0; stop < mostStops; stop++) if ((await step('Tab', targets)).isReached) return
    assert.fail(`${target} is not reached`)
  }

  return {
    tabTo,
    type: (text: string) => keyboard.type(text),

    /** Presses what is reached, by Enter or Space. */
    async press(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
      await tabTo(target)
      await keyboard.press(key)
    },

    /** The same where it leads to another page. */
    async follow(target: Locator): Promise<void> {
      await tabTo(target)
      await Promise.all([page.waitForEvent('load'), keyboard.press('Enter')])
    },

    /** Goes through the options of a list by its arrow until this one is chosen. */
    async choose(list: Locator, option: string): Promise<void> {
      await tabTo(list)
      const chosen = async () => plain(await list.locator('option:checked').textContent())
      const count = await list.locator('option').count()
      await keyboard.press('Home')
      for (let down = 1; down < count && (await chosen()) !== option; down++) await keyboard.press('ArrowDown')
      assert.equal(await chosen(), option)
    },

    /** Goes through choices that are all in sight by their arrow until this one is made. */
    async pick(choices: Locator, wanted: Locator): Promise<void> {
      await tabTo(choices)
      const count = await choices.count()
      await keyboard.press('Space')
      for (let down = 1; down < count && !(await wanted.isChecked()); down++) await keyboard.press('ArrowDown')
      assert.equal(await wanted.isChecked(), true)
    },

    /** Every stop of the page from its first to its last, and back; how many there were on the way there. */
    async walk(): Promise<number> {
      let stops = 0
      while ((await step('Tab')).isOnPage) stops += 1
      for (let stop = 0; stop < stops; stop++) await step('Shift+Tab')
      return stops
    },
  }

  /** Past the last stop come the browser's own buttons; at every other one the focus must be seen. */
  async function step(key: 'Tab' | 'Shift+Tab', targets: ElementHandle[] = []): Promise<Omit<Stop, 'problems'>> {
    await keyboard.press(key)
    const { problems, ...stop } = await stopOn(page, targets)
    assert.deepEqual(problems, [])
    return stop
  }
}

type Stop = { isOnPage: boolean; isReached: boolean; problems: string[] }

/** An option as its list names it, without how many it would leave over. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ').replace(/ \(\d+\)$/, '')

/** Which element has the focus, and what is wrong with how it is seen. */
const stopOn = (page: Page, targets: ElementHandle[]): Promise<Stop> =>
  page.locator('body').evaluate((body, targets) => {
    const { activeElement: element, documentElement: root, defaultView } = body.ownerDocument
    if (element === body || element === null) return { isOnPage: false, isReached: false, problems: [] }
    const box = element.getBoundingClientRect()
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, root.clientWidth)]
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, root.clientHeight)]
    const isOutside = right - left < 1 || bottom - top < 1
    const isCovered = (x: number, y: number) => {
      const there = body.ownerDocument.elementFromPoint(x, y)
      return there === null || !(element.contains(there) || there.contains(element))
    }
    const points = [left + 2, (left + right) / 2, right - 2].flatMap(x =>
      [top + 2, (top + bottom) / 2, bottom - 2].map(y => [x, y] as const),
    )
    const style = defaultView.getComputedStyle(element)
    const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
    const name = element.outerHTML.slice(0, 120)
    const problems = [
      ...(isOutside ? [`out of sight: ${name}`] : []),
      ...(!isOutside && points.some(([x, y]) => isCovered(x, y)) ? [`covered: ${name}`] : []),
      ...(hasOutline || style.boxShadow !== 'none' ? [] : [`without a mark of the focus: ${name}`]),
    ]
    return { isOnPage: true, isReached: targets.includes(element), problems }
  }, targets)

import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** More stops than any page has. */
const mostStops = 300

/** Somebody who has only a keyboard. At every stop the focus must be seen: where it is, and that it is there. */
export function createKeyboard(page: Page) {
  const { keyboard } = page
  const focused = page.locator(':focus')

  /** Presses Tab until this is in focus. */
  async function tabTo(target: Locator): Promise<void> {
    for (let stop = 0; stop < mostStops; stop++)
      if ((await step('Tab')) && (await target.and(focused).count()) === 1) return
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

    /** Every stop of the page from its first to its last, and back; how many there were on the way there. */
    async walk(): Promise<number> {
      let stops = 0
      while (await step('Tab')) stops += 1
      for (let stop = 0; stop < stops; stop++) await step('Shift+Tab')
      return stops
    },
  }

  /** False: past the last, where the browser's own buttons would come. */
  async function step(key: 'Tab' | 'Shift+Tab'): Promise<boolean> {
    await keyboard.press(key)
    if ((await focused.count()) === 0) return false
    assert.deepEqual(await problemsOf(focused), [])
    return true
  }
}

/** An option as its list names it, without how many it would leave over. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ').replace(/ \(\d+\)$/, '')

/** What is wrong with the element that has the focus. */
const problemsOf = (focused: Locator): Promise<string[]> =>
  focused.evaluate(element => {
    const { documentElement: root, defaultView } = element.ownerDocument
    const box = element.getBoundingClientRect()
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, root.clientWidth)]
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, root.clientHeight)]
    const isOutside = right - left < 1 || bottom - top < 1
    const isCovered = (x: number, y: number) => {
      const there = element.ownerDocument.elementFromPoint(x, y)
      return there === null || !(element.contains(there) || there.contains(element))
    }
    const points = [left + 2, (left + right) / 2, right - 2].flatMap(x =>
      [top + 2, (top + bottom) / 2, bottom - 2].map(y => [x, y] as const),
    )
    const style = defaultView?.getComputedStyle(element)
    const hasOutline = style?.outlineStyle !== 'none' && Number.parseFloat(style?.outlineWidth ?? '0') > 0
    const name = element.outerHTML.slice(0, 120)
    return [
      ...(isOutside ? [`out of sight: ${name}`] : []),
      ...(!isOutside && points.some(([x, y]) => isCovered(x, y)) ? [`covered: ${name}`] : []),
      ...(hasOutline || style?.boxShadow !== 'none' ? [] : [`without a mark of the focus: ${name}`]),
    ]
  })

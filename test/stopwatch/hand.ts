import type { Locator, Page } from 'playwright-core'

/** What the same work costs whoever does it, in the model of a keystroke. */
export type Effort = {
  questions: number
  answered: number
  keys: number
  clicks: number
  loads: number
  scrolledPixels: number
  seconds: number
}

export const nothing: Effort = {
  questions: 0,
  answered: 0,
  keys: 0,
  clicks: 0,
  loads: 0,
  scrolledPixels: 0,
  seconds: 0,
}

/** In seconds; a question is read, a page is scrolled through. */
const cost = { key: 0.23, click: 1.2, question: 1.35 }
const scrollingPixelsPerSecond = 800

/** A hand that counts what it does: each key, each click, each pixel that has to be scrolled. */
export type Hand = ReturnType<typeof createHand>

export function createHand(page: Page) {
  const done = { ...nothing }

  /** The least scrolling that shows the whole of it. */
  async function see(target: Locator): Promise<void> {
    const moved = await target.evaluate(element => {
      const before = element.getBoundingClientRect().top
      element.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      return Math.abs(element.getBoundingClientRect().top - before)
    })
    done.scrolledPixels += moved
  }

  async function click(selector: string): Promise<void> {
    const target = page.locator(selector).locator('visible=true').first()
    await see(target)
    await target.click()
    done.clicks += 1
  }

  /** Fills in what is there, by so many keys. */
  async function answer(selector: string, keys: number, fill: (target: Locator) => Promise<unknown>): Promise<void> {
    const target = page.locator(selector)
    await see(target)
    await fill(target)
    done.keys += keys
    done.answered += 1
  }

  return {
    done,
    click,
    /** Chooses an option of a question. */
    async choose(name: string, value: string): Promise<void> {
      await click(`label:has([name="${name}"][value="${value}"])`)
      done.answered += 1
    },
    async tick(name: string): Promise<void> {
      await click(`label:has([name="${name}"])`)
      done.answered += 1
    },
    /** Types a text; Tab leads there from the field before. */
    type: (name: string, text: string) => answer(`[name="${name}"]`, [...text].length + 1, field => field.fill(text)),
    /** Pastes a text that was prepared elsewhere: one press. */
    paste: (name: string, text: string) => answer(`[name="${name}"]`, 2, field => field.fill(text)),
    /** Types the beginning of a name in a long list and takes the only one that fits. */
    find: (name: string, beginning: string) =>
      answer(`#${name}-filter`, [...beginning].length + 2, async filter => {
        await filter.fill(beginning)
        await filter.press('Enter')
      }),
    select: (name: string, value: string) => answer(`[name="${name}"]`, 2, list => list.selectOption(value)),
    /** Presses what leads to another page; the questions of this one have been read by then. */
    async press(selector: string): Promise<void> {
      done.questions += await questionsOn(page)
      await Promise.all([page.waitForEvent('load'), click(selector)])
      done.loads += 1
    },
    sum(): Effort {
      const { keys, clicks, questions, scrolledPixels } = done
      const seconds =
        keys * cost.key + clicks * cost.click + questions * cost.question + scrolledPixels / scrollingPixelsPerSecond
      return { ...done, seconds }
    },
  }
}

/** A visible label or legend of a question, outside of what is closed; a row is one of its question. */
const questionsOn = (page: Page): Promise<number> =>
  page.locator('.field:not(.row .field)').evaluateAll(fields => fields.filter(field => field.checkVisibility()).length)

export const added = (one: Effort, other: Effort): Effort =>
  Object.fromEntries(Object.entries(one).map(([name, value]) => [name, value + other[name as keyof Effort]])) as Effort

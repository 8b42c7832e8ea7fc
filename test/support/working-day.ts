import { before } from 'node:test'
import type { Page } from 'playwright-core'
import { decideSamples } from '../../src/demo/decide-samples.ts'
import { opensAt } from '../../src/demo/opens-at.ts'
import { samples } from '../../src/demo/samples.ts'
import { sendSamples } from '../../src/demo/send-samples.ts'
import { useApp } from './app.ts'
import { useBrowser } from './browser.ts'
import { createDial } from './clock.ts'

/** What somebody at the desk does with the hand: presses, pages waited for, and pixels scrolled, panes included. */
export type Effort = { clicks: number; loads: number; scrolled: number }

const none: Effort = { clicks: 0, loads: 0, scrolled: 0 }
const email = 'secretary@itu.example'
const password = 'correct horse battery'

/** The desk of the demo with somebody who has signed in, and every press counted. */
export function useWorkingDay(options?: { script: boolean }) {
  const clock = createDial(String(opensAt))
  const app = useApp({}, clock)
  const { openPage } = useBrowser()
  let page: Page
  let effort = { ...none }
  before(async () => {
    const turnTo = (at: Temporal.Instant) => clock.turnTo(String(at))
    sendSamples(app.services, samples, opensAt, turnTo)
    turnTo(opensAt.subtract({ hours: 2 }))
    decideSamples(app.services, email)
    turnTo(opensAt)
    await app.services.staff.add({ email, password, role: 'reviewer', language: 'ru' }, 'x')
    page = await openPage(options)
    await page.goto(`${app.url}/admin/sign-in?language=ru`)
    await signIn('/admin')
    page.on('load', () => {
      effort.loads += 1
    })
  })

  async function signIn(landsAt: string): Promise<void> {
    await page.locator('[name=email]').fill(email)
    await page.locator('[type=password]').fill(password)
    await page.locator('[type=password]').press('Enter')
    await page.waitForURL(app.url + landsAt)
  }

  const countAnew = () => {
    effort = { ...none }
  }

  return {
    app,
    clock,
    page: () => page,
    effort: () => effort,
    countAnew,
    signIn,

    async beginAt(path: string): Promise<void> {
      await page.goto(app.url + path)
      countAnew()
    },

    /** Counts too how far it has to be scrolled before it is seen whole. */
    async click(found: ReturnType<Page['locator']>): Promise<void> {
      effort.scrolled += await found.evaluate(element => {
        const panes = []
        for (let pane = element.parentElement; pane; pane = pane.parentElement) panes.push(pane)
        const before = panes.map(({ scrollTop }) => scrollTop)
        element.scrollIntoView({ block: 'nearest' })
        return panes.reduce((sum, { scrollTop }, index) => sum + Math.abs(scrollTop - (before[index] ?? 0)), 0)
      })
      effort.clicks += 1
      await found.click()
      await page.waitForLoadState()
    },
  }
}

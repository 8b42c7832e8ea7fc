import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { participation } from './answers.ts'
import { appFor, type TestApp } from './app.ts'
import { createDial } from './clock.ts'
import { startMailServer } from './mail-server.ts'
import { pageAt, textIn } from './page.ts'
import { signedIn } from './staff.ts'
import { createVisitor } from './visitor.ts'

/** A site whose mail server wants a password, and a clock to turn. */
export async function mailDesk(t: TestContext, settings: Record<string, string> = {}) {
  const clock = createDial()
  const mail = await startMailServer()
  t.after(() => mail.close())
  const url = mail.url.replace('//', '//desk:secret@')
  const app = await appFor(t, { SMTP_URL: url, SMTP_PASSWORD_IN_CLEAR: 'allowed', ...settings }, clock)
  const { outbox } = app.services
  return { app, mail, clock, outbox, letters: () => outbox.latest(100).toReversed() }
}

export async function replyFrom(app: TestApp, ...names: string[]): Promise<void> {
  for (const name of names) {
    const reply = { ...participation, family_name: name, contact_email: `${name.toLowerCase()}@itu.example` }
    assert.equal((await createVisitor(app).post('/en/participation', reply)).status, 303)
  }
}
/** Settled once the outbox has taken a letter to send it. */
export async function letterInHand({ services }: TestApp): Promise<void> {
  const isInHand = () => services.outbox.latest(100).some(({ state, attempts }) => state === 'queued' && attempts > 0)
  while (!isInHand()) await setImmediate()
}

export const readiness = async (app: TestApp) => (await fetch(`${app.url}/readyz`)).status

/** What every page of the desk says while no letter leaves. */
export async function noticeFor(app: TestApp): Promise<() => Promise<string>> {
  const member = await signedIn(app, 'reviewer', 'en')
  return async () => {
    const $ = await pageAt(member, '/admin/replies')
    $('.notice--alarm br').replaceWith(' ')
    return textIn($, '.notice--alarm')
  }
}

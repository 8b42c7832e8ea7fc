import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { useNewApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { useMailServer } from '../support/mail-server.ts'

const password = 'correct horse battery'
const email = 'first@itu.example'

describe('the first secretary, on an empty database', () => {
  const mail = useMailServer()
  const app = useNewApp(() => ({ SMTP_URL: mail.url }))
  const { openPage } = useBrowser()

  async function signIn(script: boolean, width = 1280): Promise<Page> {
    await app.services.staff.add({ email, password, role: 'admin', language: 'ru' }, 'npm run staff')
    const page = await openPage({ script, width })
    await page.goto(`${app.url}/admin`)
    await page.fill('[name=email]', email)
    await page.fill('[name=password]', password)
    await page.getByRole('button', { name: 'Войти' }).click()
    return page
  }
  const marks = (page: Page) => page.locator('.first-steps .status').allTextContents()

  for (const script of [true, false])
    test(`finds sessions, seats, colleagues and the test letter where she lands, script ${script}`, async () => {
      const page = await signIn(script)
      assert.equal(new URL(page.url()).pathname, '/admin')
      assert.deepEqual(await marks(page), Array(5).fill('проверьте'))

      await page.getByRole('button', { name: 'Отправить пробное письмо себе' }).click()
      await app.services.outbox.deliverDue()
      const letter = await mail.letter()
      const link = letter.text?.match(/http:\S+/)?.[0] ?? ''
      await page.goto(link)
      assert.deepEqual((await marks(page))[1], 'готово')

      const sessions = page.locator('#sessions a')
      await sessions.click()
      assert.equal(new URL(page.url()).pathname, '/admin/programme')
      await page.goto(link)
      await page.locator('#seats a').click()
      assert.equal(new URL(page.url()).pathname, '/admin/seating')
      await page.goto(link)
      await page.locator('#colleagues a').click()
      await page.fill('#email', 'colleague@itu.example')
      await page.getByRole('button', { name: 'Отправить приглашение' }).click()
      await page.goto(link)
      assert.deepEqual((await marks(page))[4], 'готово')
    })

  test('takes an address of the invitation whole with one press', async () => {
    const page = await signIn(true)
    const address = page.locator('.to-copy input').first()
    await address.click()
    const selected = () => page.evaluate('String(getSelection())')
    assert.equal(await selected(), `${app.url}/ru`)
  })

  test('sees the steps and the help on the narrowest screen, without script', async () => {
    const page = await signIn(false, 320)
    for (const path of ['/admin', '/admin/help', '/admin/representation']) {
      await page.goto(app.url + path)
      const [width, shown] = await page.locator('html').evaluate(root => [root.scrollWidth, root.clientWidth] as const)
      assert.equal(width, shown, path)
    }
    await page.goto(`${app.url}/admin`)
    await page.locator('.help-mark').click()
    assert.equal(new URL(page.url()).hash, '#start')
  })
})

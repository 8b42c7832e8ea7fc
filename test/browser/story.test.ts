import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, test } from 'node:test'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import {
  confirm,
  fillAiGovernanceDay,
  fillParticipation,
  fillPerson,
  fillSpeakingSlot,
  goOnTo,
  mainButton,
  option,
  preset,
  shownReference,
  topic,
} from '../support/fill-forms.ts'
import { useMailServer } from '../support/mail-server.ts'

const password = 'correct horse battery'

/** Texts hold non-breaking spaces. */
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ')

describe('the whole story, in Russian', () => {
  const mail = useMailServer()
  const app = useApp(() => ({ SMTP_URL: mail.url }))
  const { openPage } = useBrowser()
  before(async () => {
    app.services.outbox.start()
    await app.services.staff.add({ email: 'desk@itu.example', password, role: 'reviewer', language: 'ru' }, 'x')
  })

  for (const hasScript of [false, true]) {
    test(`from the invitation to the organisers' CSV, ${hasScript ? 'with' : 'without'} script`, async () => {
      const family = hasScript ? 'Ivanov' : 'Ivanoff'
      const page = await openPage({ script: hasScript })
      await page.goto(`${app.url}/ru`)
      await page.getByRole('link', { name: 'Подтверждение участия', exact: true }).click()
      await fillParticipation(page)
      await goOnTo(page, 'participant')
      await fillPerson(page, { family, email: `${family.toLowerCase()}@regulator.example`, hasScript })
      await goOnTo(page, 'check')
      await confirm(page, 'privacy_read')
      await mainButton(page).click()
      await page.getByText('Ответ отправлен: Подтверждение участия').waitFor()
      const number = await shownReference(page)

      await page.getByRole('link', { name: 'Ответ на приглашение' }).click()
      await page.getByRole('link', { name: 'Заявка на выделение времени для выступления' }).click()
      await fillSpeakingSlot(page)
      await goOnTo(page, 'check')
      await confirm(page, 'no_guarantee_read')
      await mainButton(page).click()
      await page.getByText('Ответ отправлен: Заявка на выступление').waitFor()
      assert.equal(await shownReference(page), number)

      await page.goto(`${app.url}/ru/ai-governance-day?for=${number}`)
      await fillAiGovernanceDay(page, { hasSaid: true })
      await goOnTo(page, 'check')
      await confirm(page)
      await mainButton(page).click()
      await page.getByText('Ответ отправлен: День управления ИИ').waitFor()
      assert.equal(await shownReference(page), number)
      // 8 July is marked, AI Governance Day is on the tenth.
      await page.getByText('в подтверждении участия этот день не отмечен').waitFor()

      // The mailed link opens the personal page in a browser that has never been here.
      const letters = [await mail.letter(), await mail.letter(), await mail.letter()]
      assert.deepEqual(
        letters.map(letter => plain(letter.subject)),
        [
          'подтверждение участия получено',
          'заявка на выступление получена',
          'ответ об участии в Дне управления ИИ получен',
        ].map(what => `ВВУИО+20: ${what}, № ${number}`),
      )
      const link = letters[0]?.text?.match(/http:\S+/)?.[0] as string
      const fresh = await openPage({ script: hasScript })
      await fresh.goto(link)
      assert.equal(new URL(fresh.url()).pathname, '/ru/replies')
      assert.equal(await shownReference(fresh), number)

      // There the reply is changed, then withdrawn.
      await fresh
        .getByRole('region', { name: 'Подтверждение участия', exact: true })
        .getByRole('link', { name: 'Изменить ответ' })
        .click()
      await preset(fresh, 'days').click()
      assert.equal(await option(fresh, 'days', '2025-07-08').isChecked(), true)
      await option(fresh, 'days', '2025-07-10').check()
      await goOnTo(fresh, 'check')
      await confirm(fresh)
      await mainButton(fresh).click()
      const participation = fresh.getByRole('region', { name: 'Подтверждение участия', exact: true })
      await participation.getByText('Содержание ответа').click()
      await participation.getByText('Четверг, 10 июля').waitFor()
      assert.equal(plain((await mail.letter()).subject), `ВВУИО+20: подтверждение участия изменено, № ${number}`)
      await participation.getByText('Отозвать ответ').click()
      await participation.getByRole('button', { name: 'Отозвать' }).click()
      await fresh.getByText('Ответ отозван: Подтверждение участия').waitFor()
      assert.equal(plain((await mail.letter()).subject), `ВВУИО+20: подтверждение участия отозвано, № ${number}`)

      // The secretariat finds the participant by the surname in Cyrillic.
      const desk = await openPage({ script: hasScript })
      await desk.goto(`${app.url}/admin`)
      await desk.getByLabel('Электронная почта').fill('desk@itu.example')
      await desk.getByLabel('Пароль').fill(password)
      await desk.getByRole('button', { name: 'Войти' }).click()
      await desk.getByRole('searchbox', { name: 'Поиск' }).fill(hasScript ? 'Иванов' : 'Иваноф')
      await desk.getByRole('button', { name: 'Найти' }).click()
      await desk.locator('.filter-bar summary', { hasText: 'Форма' }).first().click()
      await desk.getByRole('checkbox', { name: 'Заявка на выступление', exact: true }).check()
      await desk.getByRole('button', { name: 'Показать' }).click()
      await desk.getByRole('rowheader', { name: family }).waitFor()
      const found = desk.locator(`tr[id^="row-${number}-"]`)
      assert.equal(await found.count(), 1)

      // The CSV that they download holds the same row, its Cyrillic intact.
      const [download] = await Promise.all([
        desk.waitForEvent('download'),
        desk.getByRole('link', { name: 'Скачать CSV для Excel' }).click(),
      ])
      const csv = readFileSync(await download.path(), 'utf8')
      assert.equal(csv.codePointAt(0), 0xfeff)
      const row = csv.split('\r\n').find(line => line.startsWith(`"${number}"`))
      assert.deepEqual(
        ['"Иванов Пётр Ильич"', `"${topic}"`, '"speaking-slot"'].map(cell => row?.includes(`;${cell};`)),
        [true, true, true],
      )

      await found.getByRole('link', { name: family }).click()
      await desk.getByText('Подтверждение участия: ответ отозван').waitFor()
      await Promise.all([page.context().close(), fresh.context().close(), desk.context().close()])
    })
  }
})

import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { fullName } from '../../src/facts/person.ts'
import { useApp } from '../support/app.ts'
import { useBrowser } from '../support/browser.ts'
import { withoutCookies } from '../support/cookieless.ts'
import {
  changeAnswer,
  confirm,
  field,
  fillAiGovernanceDay,
  fillParticipation,
  fillPerson,
  fold,
  goOnTo,
  mainButton,
  shownReference,
  stepShown,
} from '../support/fill-forms.ts'
import { useMailServer } from '../support/mail-server.ts'
import { plain } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

const sent = { participation: 'Ответ отправлен: Подтверждение участия', aiDay: 'Ответ отправлен: День управления ИИ' }
const another = 'Ответить за другого участника'

/** Presses, and reads which participant the page that comes is about. */
async function referenceAfter(page: Page, button: Locator, title: string): Promise<string> {
  await button.click()
  await page.getByRole('heading', { name: title }).waitFor()
  return String(await shownReference(page))
}

const sendParticipation = (page: Page) => referenceAfter(page, mainButton(page), sent.participation)
const sendAiDay = (page: Page) => referenceAfter(page, mainButton(page), sent.aiDay)

const noteFor = (family: string) => `Просьба о местах рядом, ${family}`

/** What the forms store of what `fillParticipation` and `fillAiGovernanceDay` fill in. */
const participationOf = (family: string) => ({
  attendance: 'in_person',
  events: ['regulators_round_table'],
  days: ['2025-07-08'],
  official_registration: 'later',
  visa_support: 'not_needed',
  notes: noteFor(family),
  list_consent: 'yes',
  privacy_read: 'yes',
})
const aiDay = { ai_attendance: 'yes', ai_parts: ['afternoon'], photo_consent: 'no', privacy_read: 'yes' }

describe('an assistant answers for three heads in one sitting', () => {
  const mail = useMailServer()
  const app = useApp(() => ({ SMTP_URL: mail.url }))
  const { openPage } = useBrowser()
  before(() => app.services.outbox.start())

  const linkInNext = async () => String((await mail.letter()).text?.match(/http:\S+/)?.[0])

  /** Every participant of this address, with the answers to every form. */
  const stored = (email: string) => {
    const { replies } = app.services
    return replies
      .participantsByEmail(email)
      .map(({ id, reference, person }) => {
        const answers = replies.repliesOf(id).map(({ form, answers }) => [form, answers])
        return { reference, name: fullName(person), ...Object.fromEntries(answers) }
      })
      .sort((a, b) => a.name.localeCompare(b.name))
  }

  for (const hasScript of [false, true])
    test(`and each is whole at the end, ${hasScript ? 'with' : 'without'} script`, async t => {
      const email = `office-${hasScript}@regulator.example`
      const open = (page: Page, path: string) => page.goto(app.url + path)
      const fillFor = async (page: Page, family: string) => {
        await fillParticipation(page)
        await fold(page, 'notes').click()
        await field(page, 'notes').fill(noteFor(family))
        await goOnTo(page, 'participant')
        await fillPerson(page, { family, email, hasScript })
        await goOnTo(page, 'check')
        await confirm(page, 'privacy_read')
      }

      // Two tabs, both opened before anything was sent.
      const tab = await openPage({ script: hasScript })
      const otherTab = await tab.context().newPage()
      await open(tab, '/ru/participation')
      await open(otherTab, '/ru/ai-governance-day')
      await fillFor(tab, 'Alfa')
      const alfa = await sendParticipation(tab)
      await tab.reload()
      assert.equal(await shownReference(tab), alfa)

      // A mail scanner opens what the letter links to.
      const scanned = await createVisitor(app).get(await linkInNext())
      assert.equal(scanned.status, 303)

      // Back, and another name in what was typed.
      await tab.goBack()
      await changeAnswer(tab, 'family_name', 'participant')
      await field(tab, 'family_name').fill('Bravo')
      await goOnTo(tab, 'check')
      await changeAnswer(tab, 'notes', 'answer')
      await field(tab, 'notes').fill(noteFor('Bravo'))
      await goOnTo(tab, 'check')
      await confirm(tab, 'privacy_read')
      const bravo = await sendParticipation(tab)
      const linkOfBravo = await linkInNext()

      // The other tab knows nothing of either, and is about the first.
      await fillAiGovernanceDay(otherTab, { hasSaid: false })
      await goOnTo(otherTab, 'participant')
      await fillPerson(otherTab, { family: 'Alfa', email, hasScript })
      await goOnTo(otherTab, 'check')
      await confirm(otherTab, 'privacy_read')
      assert.equal(await sendAiDay(otherTab), alfa)
      await linkInNext()
      await tab.context().close()

      // A browser that keeps no cookies gets the reference all the same.
      const blocked = await openPage({ script: hasScript })
      await blocked.goto(`${await withoutCookies(t, app)}/ru/participation`)
      await fillFor(blocked, 'Carol')
      const carol = await referenceAfter(blocked, mainButton(blocked), 'Ответ открывается по личной ссылке')
      assert.deepEqual(await blocked.context().cookies(), [])
      await blocked.context().close()
      await linkInNext()

      // The mailed link opens its participant where nothing has been typed yet.
      const later = await openPage({ script: hasScript })
      await later.goto(linkOfBravo)
      assert.equal(await shownReference(later), bravo)
      const section = later.getByRole('region', { name: 'Подтверждение участия в Дне управления ИИ' })
      await section.getByRole('link', { name: 'Ответить' }).click()
      await fillAiGovernanceDay(later, { hasSaid: true })
      await goOnTo(later, 'check')
      await confirm(later)
      assert.equal(await sendAiDay(later), bravo)
      await linkInNext()
      await later.context().close()

      assert.equal(new Set([alfa, bravo, carol]).size, 3)
      assert.deepEqual(stored(email), [
        { reference: alfa, name: 'Alfa', participation: participationOf('Alfa'), 'ai-governance-day': aiDay },
        { reference: bravo, name: 'Bravo', participation: participationOf('Bravo'), 'ai-governance-day': aiDay },
        { reference: carol, name: 'Carol', participation: participationOf('Carol') },
      ])

      // One letter for all, which leads to the page of all.
      const last = await openPage({ script: hasScript })
      await open(last, '/ru/link')
      await last.getByLabel('Электронная почта для переписки').fill(email)
      await last.getByRole('button', { name: 'Отправить ссылку' }).click()
      await last.getByRole('heading', { name: 'Проверьте почту' }).waitFor()
      const letter = await mail.letter()
      const listed = [...String(letter.text).matchAll(/^- (\S+) +(.*)$/gm)].map(([, ...line]) => line.join(' '))
      assert.deepEqual(
        [plain(String(letter.subject)), listed.sort()],
        [
          'ВВУИО+20: личная ссылка на ответы нескольких участников',
          [`${alfa} Alfa`, `${bravo} Bravo`, `${carol} Carol`].sort(),
        ],
      )
      await last.goto(String(String(letter.text).match(/http:\S+/)?.[0]))
      await last.getByRole('heading', { name: 'Ответы участников', exact: true }).waitFor()
      const sections = await last.getByRole('region').filter({ hasNotText: another }).allInnerTexts()
      const [confirmed, asked, atAiDay] = ['Подтверждение участия', 'Заявка на выступление', 'День управления ИИ']
      const state = (name: string, reference: string, third: string) =>
        `${name} Учетный номер: ${reference} ${confirmed} Получено ${asked} Не заполнено ${atAiDay} ${third}`
      assert.deepEqual(sections.map(plain), [
        state('Alfa', alfa, 'Получено'),
        state('Bravo', bravo, 'Получено'),
        state('Carol', carol, 'Не заполнено'),
      ])
      const links = app.services.outbox
        .latest(50)
        .filter(({ kind, recipient }) => kind === 'personal_link' && recipient === email)
      assert.equal(links.length, 1)
      await last.context().close()
    })

  for (const hasScript of [false, true])
    test(`and is asked where a page turns out to be about another, ${hasScript ? 'with' : 'without'} script`, async () => {
      const email = `asked-${hasScript}@regulator.example`
      const page = await openPage({ script: hasScript })
      await page.goto(`${app.url}/ru/participation`)
      await fillParticipation(page)
      await goOnTo(page, 'participant')
      await fillPerson(page, { family: 'Delta', email, hasScript })
      await goOnTo(page, 'check')
      await confirm(page, 'privacy_read')
      const delta = await sendParticipation(page)
      await page.goto(`${app.url}/ru/participation?for=${delta}`)
      await fold(page, 'notes').click()
      await field(page, 'notes').fill(noteFor('Echo'))
      await page.locator('.known button').click()
      await stepShown(page, 'participant')
      await field(page, 'family_name').fill('Echo')
      await goOnTo(page, 'check')
      await confirm(page)
      await mainButton(page).click()
      await page.getByRole('heading', { name: 'Ответ не отправлен' }).waitFor()
      // The page that asks shows the sheet with what was typed.
      assert.equal(await page.locator('.answers').getByText('Echo', { exact: true }).isVisible(), true)
      const sendForAnother = page.locator('[name=other_name][value=another]')
      // Delta has read the notice; Echo's reply needs its own confirmation.
      await sendForAnother.click()
      await page.locator('#error-summary').waitFor()
      await confirm(page, 'privacy_read')
      const echo = await referenceAfter(page, sendForAnother, sent.participation)
      const { notes, ...withoutNotes } = participationOf('Delta')
      assert.deepEqual(stored(email), [
        { reference: delta, name: 'Delta', participation: withoutNotes },
        { reference: echo, name: 'Echo', participation: { ...withoutNotes, notes: noteFor('Echo') } },
      ])
      await page.context().close()
    })
})

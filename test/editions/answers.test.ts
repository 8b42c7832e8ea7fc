import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { lastClosesAt } from '../../src/facts/closing.ts'
import { languages, siteLanguage } from '../../src/i18n.ts'
import type { TypedForm } from '../support/answers.ts'
import { type BusyDesk, startBusyDesk } from '../support/busy-desk.ts'
import { goodAnswers, goodPerson } from '../support/good-answers.ts'
import { signedIn } from '../support/staff.ts'
import { strayIn } from '../support/stray-words.ts'
import { createVisitor } from '../support/visitor.ts'
import { wordlessIn } from '../support/wordless.ts'

const { email, phone, familyName } = edition.person.means
/** Answers of the person that no form takes. */
const wrong: TypedForm = { [email]: 'NO ADDRESS', [phone]: '1', [familyName]: 'ИВАНОВ' }

describe('what is answered to whatever is sent, in each language', () => {
  let desk: BusyDesk
  const stranger = () => createVisitor(desk.app)
  before(async () => {
    desk = await startBusyDesk()
  })
  after(() => desk?.app.close())

  /** The page speaks its language alone. */
  async function expectPage(response: Response, status: number, language: (typeof languages)[number]) {
    const html = await response.text()
    const $ = load(html)
    assert.deepEqual(
      [response.status, $('html').attr('lang'), $('html').attr('dir'), ...strayIn(html), ...wordlessIn(html)],
      [status, language, siteLanguage(language).direction],
    )
    return $
  }

  for (const language of languages) {
    test(`${language}: a form that is empty, and one that is good`, async () => {
      for (const form of edition.forms) {
        const path = `/${language}/${form.path}`
        const $ = await expectPage(await stranger().post(path), 422, language)
        assert.ok($('.error-summary a').length > 3)
        const somebody = goodPerson({ [email]: `${form.path}@${language}.example`.toLowerCase() })
        await expectPage(await stranger().submit(path, goodAnswers(form, somebody)), 200, language)
      }
    })

    test(`${language}: what is wrong with one answer after another`, async () => {
      const [form] = edition.forms
      for (const [name, answer] of Object.entries(wrong)) {
        const typed = { ...goodAnswers(form), [name]: answer }
        const $ = await expectPage(await stranger().post(`/${language}/${form.path}`, typed), 422, language)
        assert.deepEqual($('.error-summary a').first().attr('href'), `#${name}`)
      }
    })

    test(`${language}: pages that are not there, links that lead nowhere, a link that is asked for`, async () => {
      const [visitor] = desk.visitors
      await expectPage(await stranger().get(`/${language}/nothing`), 404, language)
      await expectPage(await stranger().get(`/${language}/replies/nothing`), 404, language)
      const link = (typed: string) => stranger().post(`/${language}/link`, { [email]: typed })
      await expectPage(await link(`NOBODY ${language}`), 422, language)
      await expectPage(await link(`a@${language}.example`), 200, language)
      await expectPage(await (visitor ?? stranger()).post(`/${language}/replies`), 404, language)
    })

    test(`${language}: the desk's doors and its refusals`, async () => {
      const typed = { email: 'NOBODY@ITU.EXAMPLE', password: 'WRONG' }
      const wanted = await stranger().post(`/admin/sign-in?language=${language}`, typed)
      await expectPage(wanted, 422, language)
      const member = await signedIn(desk.app, 'admin', language)
      const { reference } = desk.app.services.replies.participant(1) ?? assert.fail()
      const [form] = edition.forms
      const at = `/admin/replies/${reference}`
      const refused: Record<string, TypedForm> = {
        '/admin/staff': {},
        [`${at}/${form.path}/decision`]: {},
        [`${at}/notes`]: {},
        [`${at}/tags`]: { tag: 'X'.repeat(60) },
        '/admin/account/password': {},
        '/admin/batches': {},
        [`${at}/${form.path}/entry`]: {},
      }
      const statuses = []
      for (const [path, body] of Object.entries(refused)) {
        const response = await member.post(path, body)
        statuses.push([path, response.status])
        if (response.status >= 400) await expectPage(response, response.status, language)
      }
      assert.deepEqual(
        statuses.filter(([, status]) => status !== 422),
        [],
      )
      await expectPage(await member.get('/admin/nothing'), 404, language)
    })
  }

  test('what comes too late', async () => {
    desk.clock.turnTo(String(lastClosesAt.add({ seconds: 1 })))
    for (const language of languages)
      for (const { path } of edition.forms) {
        await expectPage(await stranger().get(`/${language}/${path}`), 200, language)
        await expectPage(await stranger().post(`/${language}/${path}`), 410, language)
      }
  })
})

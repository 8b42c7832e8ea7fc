import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { steps } from '../../src/forms/form.ts'
import { type Language, languages, siteLanguage, translator } from '../../src/i18n.ts'
import { type BusyDesk, startBusyDesk } from '../support/busy-desk.ts'
import { goodAnswers } from '../support/good-answers.ts'
import { filledIn, pageAt, plain, secondStep } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const saidOf = (code: string) => {
  const { direction, name } = siteLanguage(code as Language)
  return [code, direction, name]
}
const otherLanguages = (language: Language) => languages.filter(one => one !== language)
const others = (language: Language) => otherLanguages(language).map(saidOf)

/** What a page offers to be read in: code, direction, and what the language calls itself. */
const switchOf = ($: CheerioAPI, selector: string) =>
  $(selector)
    .toArray()
    .map(one => [$(one).attr('lang'), $(one).attr('dir'), $(one).text()])

const inLanguage = ($: CheerioAPI) => [$('html').attr('lang'), $('html').attr('dir')]

describe('each language of the site', () => {
  let desk: BusyDesk
  const stranger = () => createVisitor(desk.app)
  before(async () => {
    desk = await startBusyDesk()
  })
  after(() => desk?.app.close())

  for (const language of languages) {
    const { direction } = siteLanguage(language)
    const t = translator(language)

    test(`${language}: its pages answer in it, and lead to every other language`, async () => {
      const $ = await pageAt(stranger(), `/${language}/help`)
      assert.deepEqual(inLanguage($), [language, direction])
      assert.deepEqual(switchOf($, 'nav a[hreflang]'), others(language))
      for (const { attribs } of $('nav a[hreflang]').toArray()) {
        const other = await pageAt(stranger(), String(attribs.href))
        assert.deepEqual([attribs.href, inLanguage(other)[0]], [`/${attribs.lang}/help`, attribs.lang])
      }
    })

    test(`${language}: a form that is half filled in goes with its reader to every other language, in each step`, async () => {
      const [form] = edition.forms
      const { familyName } = edition.person.means
      const whole = goodAnswers(form, { [familyName]: 'SOMEBODY' })
      for (const [index, step] of steps.entries()) {
        const $ = load(await (await stranger().post(`/${language}/${form.path}/${step}`, whole)).text())
        assert.deepEqual([step, switchOf($, 'button[name=switch_language]')], [step, others(language)])
        for (const { attribs } of $('button[name=switch_language]').toArray()) {
          const response = await stranger().post(
            String(attribs.formaction),
            filledIn($, String($('form').attr('action'))),
          )
          const shown = load(await response.text())
          assert.deepEqual(
            [response.status, inLanguage(shown)[0], shown('[aria-current=step]').index()],
            [200, attribs.lang, index],
          )
          assert.equal(shown(`[name=${familyName}]`).val(), 'SOMEBODY')
        }
      }
    })

    test(`${language}: whoever asks for it first gets it, and the desk's doors offer every other`, async () => {
      const response = await stranger().get('/', { 'accept-language': `${language}, xx;q=0.5` })
      assert.equal(response.headers.get('location'), `/${language}`)
      const $ = await pageAt(stranger(), `/admin/sign-in?language=${language}`)
      assert.deepEqual([inLanguage($), switchOf($, 'nav a[hreflang]')], [[language, direction], others(language)])
    })

    test(`${language}: a member who is invited in it gets its letter and its desk, and can change to every other`, async () => {
      const email = `invited-${language}@itu.example`.toLowerCase()
      assert.equal(await desk.app.services.staff.invite({ email, role: 'viewer', language }, 'x'), true)
      const letters = desk.app.services.outbox.latest(100).filter(({ recipient }) => recipient === email)
      assert.deepEqual(
        letters.map(letter => [letter.kind, letter.language]),
        [['invitation', language]],
      )
      const member = await signedIn(desk.app, 'viewer', language)
      assert.deepEqual(switchOf(await pageAt(member, '/admin/replies'), 'button[name=language]'), others(language))
      for (const other of [...otherLanguages(language), language]) {
        await member.post('/admin/language', { language: other })
        assert.deepEqual(inLanguage(await pageAt(member, '/admin/replies'))[0], other)
      }
    })

    test(`${language}: papers say everything in it, then in every other`, async () => {
      const [visitor] = desk.visitors
      const [form] = edition.forms
      const papers = {
        [`/${language}/replies/sheet`]: 'event:sheet_title',
        [`/${language}/${form.path}/blank`]: `${form.path}:title`,
      }
      for (const [path, key] of Object.entries(papers)) {
        const $ = await pageAt(visitor ?? stranger(), path)
        const said = otherLanguages(language).map(other => [
          other,
          siteLanguage(other).direction,
          translator(other)(key),
        ])
        assert.deepEqual([path, switchOf($, 'h1 span')], [path, said])
        assert.ok(plain($('h1').text()).startsWith(plain(t(key))))
      }
    })
  }

  test('what nobody has words for is shown as its key, in no other language', () => {
    for (const language of languages) assert.equal(translator(language)('site:nothing'), 'site:nothing')
  })

  test('one language is for whoever wishes for none of them', async () => {
    const response = await stranger().get('/', { 'accept-language': 'xx' })
    const forOthers = languages.filter(language => siteLanguage(language).serves === 'others')
    assert.deepEqual(
      [response.headers.get('location')],
      forOthers.map(language => `/${language}`),
    )
  })

  test('an entry of the list says what Intl says of its code', () => {
    for (const language of languages) {
      const locale = new Intl.Locale(language) as Intl.Locale & { getTextInfo(): { direction: string } }
      assert.equal(siteLanguage(language).direction, locale.getTextInfo().direction)
      assert.deepEqual(Intl.PluralRules.supportedLocalesOf(language), [language])
    }
  })

  test('who begins a form in a language is written to in it', async () => {
    const [form] = edition.forms
    const { language: asked } = edition.person.means
    for (const language of languages) {
      const path = `/${language}/${form.path}`
      const $ = await secondStep(stranger(), path, goodAnswers(form))
      assert.equal(filledIn($, `${path}/check`)[asked], language)
    }
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { languages, siteLanguage, translator } from '../../src/i18n.ts'
import { type BusyDesk, startBusyDesk } from '../support/busy-desk.ts'
import { pageAt } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

describe('each language sorts and counts as it does elsewhere', () => {
  let desk: BusyDesk
  before(async () => {
    desk = await startBusyDesk()
  })
  after(() => desk?.app.close())

  for (const language of languages) {
    test(`${language}: what is offered by its words stands in the order of its alphabet`, async () => {
      const [form] = edition.forms
      const { country } = edition.person.means
      const step = await createVisitor(desk.app).post(`/${language}/${form.path}/participant`, { change: 'yes' })
      const $ = load(await step.text())
      const offered = $(`[name=${country}] option[value!=""]`)
        .toArray()
        .map(option => $(option).text())
      assert.ok(offered.length > 3)
      assert.deepEqual(offered, offered.toSorted(new Intl.Collator(language).compare))
      const member = await signedIn(desk.app, 'viewer', language)
      const table = await pageAt(member, `/admin/replies?sort=${country}`)
      const filter = table(`.facets [name=${country}]`)
        .closest('ul')
        .find('bdi')
        .toArray()
        .map(option => table(option).text())
      assert.equal(filter.length, languages.length)
      assert.deepEqual(filter.toSorted(new Intl.Collator(language).compare), filter)
      const cells = table('.replies tbody td')
        .toArray()
        .map(cell => table(cell).text().trim())
        .filter(text => offered.includes(text))
      assert.equal(new Set(cells).size, languages.length)
      assert.deepEqual(cells, cells.toSorted(new Intl.Collator(language).compare))
    })

    test(`${language}: whatever is counted takes the plural form of its number`, () => {
      const words = siteLanguage(language).words.product()
      const { replies } = words.admin as { replies: Record<string, string> }
      const rules = new Intl.PluralRules(language)
      const numbers = new Intl.NumberFormat(language, { useGrouping: 'min2' })
      const counts = [0, 1, 2, 3, 11, 100, 12345]
      assert.deepEqual(
        counts.map(count => translator(language)('admin:replies.total', { count })),
        counts.map(count => replies[`total_${rules.select(count)}`]?.replace('{{count}}', numbers.format(count))),
      )
      assert.deepEqual(
        Object.keys(replies).filter(key => /^total_/.test(key)).length,
        rules.resolvedOptions().pluralCategories.length,
      )
    })
  }
})

import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { edition } from '#edition/index.ts'
import { languages, loadCatalogue } from '../../src/i18n.ts'
import { deadlines } from '../../src/replies/deadlines.ts'
import { useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { crawl, type Visited } from '../support/crawl.ts'
import { goodAnswers, goodPerson } from '../support/good-answers.ts'
import { namesOfOther, wordsOfOther } from '../support/other-edition.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'
import { wordlessIn } from '../support/wordless.ts'

const { email, familyName } = edition.person.means

describe('every page that links lead to, whatever the edition', () => {
  let visitor: ReturnType<typeof createVisitor>
  const app = useApp({}, createDial(String(deadlines[0]?.closesAt.subtract({ hours: 60 }))))
  before(async () => {
    for (const name of ['Ivanov', 'Petrov']) {
      visitor = createVisitor(app)
      const somebody = goodPerson({ [familyName]: name, [email]: `${name.toLowerCase()}@regulator.example` })
      for (const form of edition.forms) await visitor.submit(`/ru/${form.path}`, goodAnswers(form, somebody))
    }
  })

  for (const language of languages) {
    test(`the public ones in ${language}`, async () => {
      const pages = await crawl(visitor, `/${language}`)
      const paths = pages.map(({ path }) => path)
      const expected = [
        '',
        '/replies',
        '/replies/sheet',
        '/help',
        '/privacy',
        ...edition.forms.map(({ path }) => `/${path}`),
      ]
      assert.deepEqual(
        expected.map(path => `/${language}${path}`).filter(path => !paths.includes(path)),
        [],
      )
      assert.deepEqual(pages.flatMap(problemsOf), [])
    })

    test(`the secretariat's in ${language}`, async () => {
      const pages = await crawl(await signedIn(app, 'admin', language), '/admin/overview')
      const paths = pages.map(({ path }) => path)
      const parts = ['overview', 'replies', 'export', 'audit', 'staff', 'account']
      const ofForms = [edition.formOf('slot') && 'programme', edition.formOf('seat') && 'seating'].filter(Boolean)
      assert.deepEqual(
        [...parts, ...ofForms].filter(part => !paths.includes(`/admin/${part}`)),
        [],
      )
      assert.ok(paths.some(path => /^\/admin\/replies\/[^/]+\/letters\/\d+$/.test(path)))
      assert.deepEqual(pages.flatMap(problemsOf), [])
    })
  }

  test('and each would be seen to name the other edition, or to lack its words', () => {
    const seen = ['500', `${Object.keys(loadCatalogue('en'))[0]}:nothing`, namesOfOther[0], wordsOfOther[0]]
    const problems = problemsOf({ path: '/', status: 500, html: `<p>${seen.join(' ')}</p>`, $: undefined })
    assert.deepEqual(
      seen.filter(one => !problems.includes(`/: ${one}`)),
      [],
    )
  })
})

function problemsOf({ path, status, html = '' }: Visited): string[] {
  const text = html.replaceAll('\u00a0', ' ')
  return [
    ...([200, 303].includes(status) ? [] : [`${status}`]),
    ...wordlessIn(html),
    ...namesOfOther.filter(name => text.includes(name)),
    ...wordsOfOther.filter(word => text.includes(word)),
  ].map(problem => `${path}: ${problem}`)
}

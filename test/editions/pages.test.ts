import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { edition } from '#edition/index.ts'
import { type Language, languages, loadCatalogue, siteLanguage, translator } from '../../src/i18n.ts'
import { scriptOf } from '../../src/intl.ts'
import { type BusyDesk, startBusyDesk } from '../support/busy-desk.ts'
import { crawl, type Visited } from '../support/crawl.ts'
import { namesOfOther, wordsOfOther } from '../support/other-edition.ts'
import { plain } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { isMade, strayIn } from '../support/stray-words.ts'
import { wordlessIn } from '../support/wordless.ts'

describe('every page that links lead to, whatever the edition', () => {
  let desk: BusyDesk
  before(async () => {
    desk = await startBusyDesk()
  })
  after(() => desk?.app.close())

  test('the public ones, in every language that they lead to', async () => {
    const pages = await crawl(desk.visitors.at(-1) ?? assert.fail(), `/${languages[0]}`)
    const paths = pages.map(({ path }) => path.split('?')[0])
    const expected = [
      '',
      '/replies',
      '/replies/sheet',
      '/help',
      '/privacy',
      ...edition.forms.map(({ path }) => `/${path}`),
    ]
    assert.deepEqual(
      languages.flatMap(language => expected.map(path => `/${language}${path}`)).filter(path => !paths.includes(path)),
      [],
    )
    assert.deepEqual(pages.flatMap(problemsOf), [])
  })

  for (const language of languages)
    test(`the secretariat's in ${language}`, async () => {
      const pages = await crawl(await signedIn(desk.app, 'admin', language), '/admin')
      const paths = pages.map(({ path }) => path)
      const parts = ['no-reply', 'summary', 'replies', 'export', 'audit', 'staff', 'account']
      const ofForms = [edition.formOf('slot') && 'programme', edition.formOf('seat') && 'seating'].filter(Boolean)
      assert.deepEqual(
        [...parts, ...ofForms].filter(part => !paths.includes(`/admin/${part}`)),
        [],
      )
      assert.ok(paths.some(path => /^\/admin\/replies\/[^/]+\/letters\/\d+$/.test(path)))
      assert.deepEqual(pages.flatMap(problemsOf), [])
    })

  test('and a word of another language would be seen wherever the page does not say so', () => {
    const own = languages.find(language => scriptOf(language) === 'Latn') ?? languages[0]
    const other = languages.find(language => scriptOf(language) !== 'Latn') ?? languages[0]
    const page = (language: Language, lang: string, dir: string, said: Language) =>
      `<html lang="${language}" dir="${siteLanguage(language).direction}">
       <p lang="${lang}" dir="${dir}" title="${translator(said)('site:skip')}">`
    const words = (language: Language) =>
      plain(translator(language)('site:skip'))
        .split(' ')
        .filter(word => word.length > 1)
    assert.deepEqual(strayIn(page(own, own, 'ltr', other)), words(other))
    assert.deepEqual(strayIn(page(own, other, siteLanguage(other).direction, other)), [])
    assert.deepEqual(strayIn(page(own, other, '', other)), [`${other} without its direction`])
    if (isMade(other)) assert.deepEqual(strayIn(page(other, other, 'rtl', own)), words(own))
  })

  test('and each would be seen to name the other edition, or to lack its words', () => {
    const seen = ['500', `${Object.keys(loadCatalogue(languages[0]))[0]}:nothing`, namesOfOther[0], wordsOfOther[0]]
    const problems = problemsOf({
      path: '/',
      status: 500,
      html: `<html lang="${languages[0]}"><p>${seen.join(' ')}</p>`,
      $: undefined,
    })
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
    ...(html.includes('<html') ? strayIn(html) : []),
    ...namesOfOther.filter(name => text.includes(name)),
    ...wordsOfOther.filter(word => text.includes(word)),
  ].map(problem => `${path}: ${problem}`)
}

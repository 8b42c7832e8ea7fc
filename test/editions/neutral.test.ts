import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { edition } from '#edition/index.ts'
import { weekday } from '../../src/dates.ts'
import { languages, siteLanguage, translator } from '../../src/i18n.ts'
import { namesOf } from '../support/edition-names.ts'
import { textsIn } from '../support/texts.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** Names of fields that are words of ordinary language too, each with what else they name. */
const ordinary = [
  'country', // what the edition lists, and where an authority is
  'position', // somebody's post, and a place in an order
  'days', // what the edition takes, and a length of time
  'level', // how high somebody stands, and how much is logged
  'notes', // what the secretariat writes down for itself
]
const names = namesOf(edition)
for (const word of ordinary) names.delete(word)

/** What a file of the program calls things: whole texts, properties, parameters, and namespaces of words. */
function namedIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return [
    ...code.matchAll(/(?<=['"`])([\w-]+)(?=['"`:])/g),
    ...code.matchAll(/(?<=\.)([a-z]\w*)\b/g),
    ...code.matchAll(/\b([a-z]\w*)(?=\??:)/g),
    ...[...code.matchAll(/\{[^{}()]*\}/g)].flatMap(([braces]) => [...braces.matchAll(/(?<=[{,]\s*)(\w+)(?=\s*[,}])/g)]),
  ].map(([name]) => name)
}

/** What a view prints and asks, and the words that it looks up. */
const printedIn = (view: string): string[] =>
  [...view.matchAll(/<%[\s\S]*?%>/g)].flatMap(([tag]) => tag.match(/[\w-]+/g) ?? [])

const foundIn = (files: readonly string[], namesIn: (text: string) => string[]): string[] =>
  files.flatMap(file =>
    [...new Set(namesIn(read(file)))].filter(name => names.has(name)).map(name => `${file}: ${name}`),
  )

test('the guard sees a name wherever it stands', () => {
  const source = "const a = 'x-y'; f(b.of_c); type T = { of_d?: string }; const { of_e } = g; t(`n-s:label`)"
  const seen = namedIn(source)
  assert.deepEqual(
    ['x-y', 'of_c', 'of_d', 'of_e', 'n-s'].filter(name => !seen.includes(name)),
    [],
  )
  assert.deepEqual(namedIn('/** `topic` */\n// topic: none\nf(1, topic, 2)'), [])
  assert.deepEqual(printedIn('<p class="topic"><%= answers.topic %></p>'), ['answers', 'topic'])
})

test('nothing outside the edition and its samples names what an edition names', () => {
  const sources = globSync('src/**/*.ts', { cwd: root }).filter(file => !/^src\/(edition|demo)\//.test(file))
  assert.ok(sources.length > 200)
  assert.deepEqual(foundIn(sources, namedIn), [])
})

const facts = ['index', 'circular', 'languages']

test('files outside the edition and its samples read its list and its facts, and no file of a form', () => {
  const sources = globSync('src/**/*.ts', { cwd: root, exclude: ['src/edition/**'] })
  const reads = (file: string) => [...read(file).matchAll(/'#edition\/([\w-]+)\.ts'/g)].map(([, part]) => part)
  assert.deepEqual(
    sources.filter(file => reads(file).some(part => !facts.includes(String(part)))),
    [],
  )
})

test('no view and no script of a page names one', () => {
  assert.deepEqual(foundIn(globSync('views/**/*.ejs', { cwd: root }), printedIn), [])
  assert.deepEqual(foundIn(globSync('views/**/*.js', { cwd: root }), namedIn), [])
})

/** What every language calls the product's own words, and what these say. */
const productTexts = languages.flatMap(language =>
  Object.entries(siteLanguage(language).words.product()).flatMap(([file, words]) => textsIn(words, file)),
)

test('words outside the edition are called by none of its names', () => {
  const called = new Set(productTexts.flatMap(({ key }) => key.split('.')))
  assert.ok(called.size > 300)
  assert.deepEqual(
    [...called].filter(name => names.has(name)),
    [],
  )
})

test('sentences outside the edition say nothing of it', () => {
  const days = edition.days.map(day => Temporal.PlainDate.from(day))
  const ofEdition = languages.flatMap(language => {
    const { event = {}, terms = {} } = siteLanguage(language).words.edition()
    const own = [...textsIn(event, 'event'), ...textsIn(terms, 'terms')]
    const t = translator(language)
    // What has no country, region or category has the same words everywhere.
    const named = own.filter(({ key }) => !key.endsWith('.none'))
    return [...named.map(({ text }) => text), ...days.map(day => weekday(day, t).replace(/^.*?(?=\d)/, ''))]
  })
  const telling = [...new Set(ofEdition)].filter(text => text.length > 4 && !text.includes('{{'))
  assert.ok(telling.length > 20)
  assert.deepEqual(
    productTexts.flatMap(({ key, text }) =>
      telling.filter(words => text.includes(words)).map(words => `${key}: ${words}`),
    ),
    [],
  )
})

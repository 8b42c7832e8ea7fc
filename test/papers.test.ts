import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { languages, loadCatalogue } from '../src/i18n.ts'
import { changeRows, isNamed } from './support/change-table.ts'
import { textsIn } from './support/texts.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const papers = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root })]

/** Paths of this project in a text: those that begin with one of its folders, without places to fill in. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\w./-])((?:src|test|views|locales|migrations|docs)\/[\w./-]*[\w/])(?![\w./-]*[<*])/g)].map(
    ([, path = '']) => path,
  )

const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)

test('a path that is not there would be found', () => {
  const text =
    'see `src/app.ts`, src/nothing.ts and (docs/decisions/), `locales/<language>/x.json`, `src/demo/sample-*.ts`'
  assert.deepEqual(pathsIn(text), ['src/app.ts', 'src/nothing.ts', 'docs/decisions/'])
  assert.deepEqual(linksIn('[a](docs/a.md) [b](https://b.example) [c](../c.md#d)'), ['docs/a.md', '../c.md'])
})

test('every path that the papers name is there', () => {
  const named = papers.flatMap(paper => pathsIn(read(paper)).map(path => ({ paper, path })))
  assert.ok(named.length > 100)
  assert.deepEqual(
    named.filter(({ path }) => !existsSync(join(root, path))),
    [],
  )
})

test('every link of the papers leads to a file', () => {
  const links = papers.flatMap(paper => linksIn(read(paper)).map(link => ({ paper, link })))
  assert.ok(links.length > 15)
  assert.deepEqual(
    links.filter(({ paper, link }) => !existsSync(join(root, dirname(paper), link))),
    [],
  )
})

test('every command that the papers name is a script of the project', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const named = papers.flatMap(paper => [...read(paper).matchAll(/npm run (?:-s )?([\w-]+)/g)].map(([, name]) => name))
  assert.deepEqual(
    named.filter(name => !(String(name) in scripts)),
    [],
  )
})

test('README is at most 110 lines', () => {
  assert.ok(read('README.md').trimEnd().split('\n').length <= 110)
})

test('decisions are numbered without a gap, and each says when, what for, what and what follows', () => {
  const files = globSync('docs/decisions/*.md', { cwd: root }).sort()
  assert.deepEqual(
    files.map(file => Number(file.match(/\/(\d{4})-[a-z0-9-]+\.md$/)?.[1])),
    files.map((_, index) => index + 1),
  )
  for (const file of files) {
    const text = read(file)
    assert.match(
      text,
      /^# \d{4} · .+\n\nDate: \d{4}-\d\d-\d\d · Status: (accepted|replaced by \[\d{4}\]\(.+\))\n/,
      file,
    )
    assert.deepEqual(text.match(/^## .+$/gm), ['## Context', '## Decision', '## Consequences'], file)
  }
})

test('every test of a change has its row in CONTRIBUTING, and names the files that it may change', () => {
  const tests = globSync('test/changes/*.test.ts', { cwd: root })
  assert.deepEqual(changeRows.map(row => row.test).sort(), tests.sort())
  const [field] = changeRows
  assert.ok(field)
  assert.deepEqual(
    ['src/edition/participation.ts', 'locales/ru/edition/participation.json', 'src/edition/x/y.ts', 'src/app.ts'].map(
      file => isNamed(file, field),
    ),
    [true, true, false, false],
  )
})

/** The columns of the glossary's tables that say what a reader of this language sees. */
const wordsOfGlossary = (column: number): string[] =>
  read('docs/glossary.md')
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .filter(cells => cells.length === 6 && !/^(in |-)/.test(cells[column] ?? ''))
    .map(cells => cells[column] ?? '')
    .filter(Boolean)

test('the glossary uses the words that people see', () => {
  const columns: Record<string, number> = { en: 3, ru: 4 }
  for (const language of languages) {
    const shown = textsIn(loadCatalogue(language), language)
      .map(({ text }) => text.replaceAll('\u00a0', ' ').toLowerCase())
      .join('\n')
    const words = wordsOfGlossary(columns[language] as number)
    assert.ok(words.length > 20)
    assert.deepEqual(
      words.filter(word => !shown.includes(word.toLowerCase())),
      [],
    )
  }
})

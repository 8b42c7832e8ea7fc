import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { assetParts } from '../src/web/asset-parts.ts'
import { joinParts } from '../src/web/join-parts.ts'

const root = join(import.meta.dirname, '..')
const filesOf = (pattern: string) => globSync(pattern, { cwd: root }).toSorted()
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const views = filesOf('views/**/*.ejs')
/** Letters have markup of their own, which mail programs understand. */
const pages = views.filter(view => !view.startsWith('views/letters/'))
const styles = filesOf('views/assets/**/*.css')
const scripts = filesOf('views/assets/**/*.js')

/** `file:line` of each line that is not as it should be. */
const linesIn = (files: readonly string[], isWrong: (line: string, before: string) => boolean): string[] =>
  files.flatMap(file => {
    const lines = read(file).split('\n')
    return lines.flatMap((line, index) => (isWrong(line, lines[index - 1] ?? '') ? [`${file}:${index + 1}`] : []))
  })

const found = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap(file => [...read(file).matchAll(pattern)].map(([text]) => `${file}: ${text}`))

test('views, styles and scripts have lines of at most 120 columns', () => {
  const files = [...views, ...styles, ...scripts]
  assert.ok(files.length > 150)
  assert.deepEqual(
    linesIn(files, line => line.length > 120),
    [],
  )
})

const indentOf = (line: string): number => line.length - line.trimStart().length
const opensBlock = /^\s*<%[^>]*\{ -?%>$/
/** Of its own on a line; html and body hold the whole page, and the last four nothing. */
const opensElement = /^\s*<(?!html|body|meta|link|input|br)[a-z][^<]*[^/-]>$/

test('views are indented by two spaces: what stands in a block or an element stands deeper', () => {
  const isWrong = (line: string, before: string) =>
    indentOf(line) % 2 > 0 ||
    ((opensBlock.test(before) || opensElement.test(before)) && indentOf(line) !== indentOf(before) + 2)
  assert.deepEqual(
    linesIn(pages, (line, before) => line !== '' && isWrong(line, before)),
    [],
  )
})

/** All fields of a form are printed by one include, because each costs: its pieces are functions. */
const fieldsView = 'views/partials/fields.ejs'

/** What decides or computes: comparisons, choices between two, texts put together, methods of lists and texts. */
const decides = /[!=]==| \? | \?\? | \|\| |`| [+<>-] |\.(map|filter|find|join|replace|slice)\(|\blet\b|\bconst \w+ =/

test('a view only prints: what it says was decided before', () => {
  const scriptIn = (view: string) => read(view).match(/<%(?!#)[\s\S]*?%>/g) ?? []
  assert.deepEqual(
    pages
      .filter(view => view !== fieldsView)
      .flatMap(view => scriptIn(view).flatMap(script => (decides.test(script) ? [`${view}: ${script}`] : []))),
    [],
  )
})

const sources = filesOf('src/**/*.ts')
/** `('name', model)` of each page that a route renders. */
const rendered = found(sources, /\.render\('[^)]*/g).filter(text => !text.includes('ejs'))

test('a page is a view of its own or page.ejs in its folder; every other view is a partial that is used', () => {
  const named = rendered.map(text => text.match(/'([\w/-]+)'/)?.[1] ?? text)
  assert.deepEqual(
    named.filter(name => name.includes('/') && !name.endsWith('/page')),
    [],
  )
  const included = pages.flatMap(view =>
    [...read(view).matchAll(/include\('([^']+)'/g)].map(([, name = '']) => normalize(`${dirname(view)}/${name}.ejs`)),
  )
  const used = new Set([...named.map(name => `views/${name}.ejs`), ...included])
  assert.deepEqual([...used].toSorted(), pages)
})

test('the markup of fields stands in one file', () => {
  const others = pages.filter(view => view !== fieldsView)
  assert.deepEqual(found(others, /aria-invalid|field--error|class="error" id=/g), [])
})

test('a page that shows more than fixed words is given a model', () => {
  assert.ok(rendered.length > 30)
  const isModel = /\.render\('[\w/-]+'(, (page|\w+Page\(.*|previewGallery\(.*))?$/
  assert.deepEqual(
    rendered.filter(text => !isModel.test(text)),
    [],
  )
})

test('every part of a style or a script is joined into one of them, once', () => {
  const named = Object.values(assetParts).flat()
  const parts = filesOf('views/assets/**/*.*').map(file => file.replace('views/assets/', ''))
  assert.deepEqual(named.toSorted(), parts)
})

test('a part of a script uses parts that are joined before it', () => {
  const uses = (part: string) =>
    [...read(`views/assets/${part}`).matchAll(/from '\.\/(.*)'/g)].map(([, name]) => `${part.split('/')[0]}/${name}`)
  for (const parts of Object.values(assetParts))
    for (const [index, part] of parts.entries()) {
      const missing = uses(part).filter(used => !parts.slice(0, index).includes(used))
      assert.deepEqual([part, missing], [part, []])
    }
})

test('joined, a script is one module: no name in it is given twice', () => {
  const names = Object.keys(assetParts).filter(name => name.endsWith('.js'))
  assert.ok(names.length > 0)
  for (const name of names) {
    const parts = (assetParts[name] ?? []).map(part => read(`views/assets/${part}`))
    const joined = joinParts(name, parts)
    assert.doesNotMatch(joined, /^(import|export)\b/m)
    // A text over several lines would lose spaces with the indentation.
    assert.deepEqual(
      joined.split('\n').filter(line => line.split('`').length % 2 === 0),
      [],
    )
    // Does not run it: a name that is given twice is an error of syntax.
    assert.doesNotThrow(() => new Function(`'use strict'; ${joined}`), name)
  }
  assert.throws(() => new Function(`'use strict'; ${joinParts('x.js', ['const a = 1\n', 'const a = 2\n'])}`))
})

/** Sides of the screen: text may run from right to left. */
const sides = /\b(left|right)\b(?=[\w-]*\s*:)|-(left|right)\s*:|:\s*(left|right)\s*[;}"]|\btop\s*:|\bbottom\s*:/g
/** Four values in a row: the second is the right side, the fourth the left. */
const fourSides = /\b(margin|padding|inset|border-(width|style|color)):(\s[^\s;]+){4};/g

test('what failed at the desk is titled by what failed, and on the public site by what to do', () => {
  const titles = views.flatMap(view =>
    [...read(view).matchAll(/include\('[./]*(?:partials\/)error-summary'([^)]*\)?)/g)].map(([, given = '']) => {
      const [, title = 'none'] = given.match(/title: (?:t\(')?([\w:.]+)/) ?? []
      return { isDesk: view.startsWith('views/admin/'), title }
    }),
  )
  const titled = (isDesk: boolean) => titles.filter(one => one.isDesk === isDesk).map(({ title }) => title)
  assert.deepEqual(
    titled(true).filter(title => title !== 'failed' && !title.startsWith('admin:failed.')),
    [],
  )
  assert.ok(titled(true).length > 5)
  assert.deepEqual([...new Set(titled(false))], ['errors:summary_title'])
})

test('styles name no side of the screen', () => {
  assert.equal('a { margin-left: 1px; float: left; top: 0; right: 0 }'.match(sides)?.length, 4)
  assert.equal('a { margin: 0 1px 0 2px; }'.match(fourSides)?.length, 1)
  assert.deepEqual([...found(styles, sides), ...found(styles, fourSides)], [])
  assert.deepEqual(found(pages, /style="[^"]*"/g), [])
})

/** Without comments, which name what they like. */
const rulesIn = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\//g, '')
const namesIn = (files: readonly string[], pattern: RegExp): Set<string> =>
  new Set(files.flatMap(file => [...rulesIn(file).matchAll(pattern)].map(([, name = '']) => name)))

test('every property that styles read is set in one of them, and every one that is set is read', () => {
  const set = namesIn(styles, /(--[\w-]+):\s/g)
  assert.deepEqual([...set].toSorted(), [...namesIn(styles, /var\((--[\w-]+)\)/g)].toSorted())
})

/** `room-*`: the model says the rest of the name. */
const classesIn = (attribute: string): string[] =>
  attribute
    .replace(/<%=[\s\S]*?%>|\$\{[^}]*\}/g, '*')
    .replace(/<%[\s\S]*?%>/g, ' ')
    .match(/[\w*-]+/g) ?? []

test('every class that a style names is given by a view or a script', () => {
  const attributes = [
    ...pages.flatMap(page => read(page).match(/(?<=class=")(<%[\s\S]*?%>|[^"<])*/g) ?? []),
    ...scripts.flatMap(script => read(script).match(/(?<=className: '|classList\.\w+\(')[^']*/g) ?? []),
    ...sources.flatMap(source => read(source).match(/(?<=cssClass: ['`])[^'`]*/g) ?? []),
    // What a function of this view adds to a class.
    ...(read(fieldsView).match(/(?<=%> )[\w-]+--\w+(?=<%)/g) ?? []),
  ]
  const given = attributes.flatMap(classesIn)
  const isGiven = (name: string) =>
    given.some(text => text === name || (text.endsWith('-*') && name.startsWith(text.slice(0, -1))))
  assert.deepEqual([isGiven('status--new'), isGiven('nobody')], [true, false])
  assert.deepEqual(
    [...namesIn(styles, /\.([a-z][\w-]*)/g)].filter(name => !isGiven(name)),
    [],
  )
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { functionFigures } from './functions.ts'
import { lineFigures, sourceFiles } from './lines.ts'

function project(t: TestContext, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

test('files and lines are counted without blank ones', t => {
  const folder = project(t, {
    'src/a.ts': 'one\n\ntwo\n',
    'src/deep/b.ts': `${'x'.repeat(101)}\n`,
    'src/c.ts': `1\n2\n3\n${'x'.repeat(121)}\n\n\n`,
    'src/other.css': 'a\n'.repeat(9),
  })
  assert.deepEqual(lineFigures(sourceFiles(folder, 'src/**/*.ts')), {
    files: 3,
    lines: 7,
    median: 2,
    p90: 4,
    longest: { path: 'src/c.ts', lines: 4 },
    over100: 2 / 7,
    over120: 1 / 7,
    comments: 0,
  })
})

test('a comment is counted by its lines, and not where it stands behind something', t => {
  const folder = project(t, {
    'src/a.ts': ['// one', 'code() // none', '/**', ' * two', ' * and three', ' */', 'code()', '/** four */'].join(
      '\n',
    ),
    'views/a.ejs': '<%# Says what it is. %>\n<p>\n</p> <%# -%>\n<br>\n',
  })
  assert.equal(lineFigures(sourceFiles(folder, 'src/**/*.ts')).comments, 6 / 8)
  assert.equal(lineFigures(sourceFiles(folder, 'views/**/*.ejs')).comments, 1 / 4)
})

const longFunction = `export function long(a: boolean, b: boolean) {
  if (a) {
    if (b) return 1
  }

  return a ? (b ? 2 : 3) : 4
}
const short = () => {
  long(true, false)
  return 1
}
export class Other {
  method() {
    const found = short()
    return found
  }
}
`

test('functions are measured with their names, and nested ternaries are counted', t => {
  const path = 'src/a.ts'
  const { lengths, complexities, nestedTernaries } = functionFigures(project(t, { [path]: longFunction }))
  assert.deepEqual(lengths, [
    { name: 'long', path, size: 6 },
    { name: 'short', path, size: 4 },
    { name: 'method', path, size: 4 },
  ])
  assert.deepEqual([complexities, nestedTernaries], [[{ name: 'long', path, size: 6 }], 1])
})

test('the command tells all of it, and how it is called when there is nothing to measure', t => {
  const measure = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'measure.ts'), ...args], { encoding: 'utf8' })
  const told = measure(project(t, { 'src/a.ts': longFunction, 'views/a.ejs': '<p>\n' }))
  assert.deepEqual([told.status, told.stderr], [0, ''])
  assert.match(told.stdout, /^src +1 +16 +16 +16 +16 +0\.0 % +0\.0 % +0\.0 % +src\/a\.ts$/m)
  assert.match(told.stdout, /^views +1 +1 .*views\/a\.ejs$/m)
  assert.match(told.stdout, /^the longest function +6 long \(src\/a\.ts\)$/m)
  assert.match(told.stdout, /^nested ternaries +1$/m)
  for (const [args, status] of [
    [['--help'], 0],
    [['/nowhere'], 2],
    [['.', '.'], 2],
  ] as const)
    assert.deepEqual([measure(...args).status, measure(...args).stdout], [status, ''])
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { TestContext } from 'node:test'
import type * as App from './app.ts'
import { isNamed, rowOf } from './change-table.ts'

const root = join(import.meta.dirname, '../..')
const parts = [
  ...['src', 'views', 'locales', 'migrations', 'test', 'docs'],
  ...['package.json', 'tsconfig.json', 'README.md', 'CONTRIBUTING.md', '.env.example'],
]

export type ProjectCopy = ReturnType<typeof projectCopy>

/**
 * The project in a folder of its own, to be changed as a row of CONTRIBUTING.md says: the row that names this test.
 * A file that the row does not name cannot be changed, so that the book is tried together with the program.
 */
export function projectCopy(t: TestContext, testFile: string) {
  const row = rowOf(relative(root, testFile))
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-copy-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))

  const read = (file: string) => readFileSync(join(folder, file), 'utf8')

  function add(file: string, text: string): void {
    assert.ok(isNamed(file, row), `the row “${row.change}” does not name ${file}`)
    writeFileSync(join(folder, file), text)
  }

  /** Puts a text in the place of one that stands in the file once. */
  function edit(file: string, from: string, to: string): void {
    assert.equal(read(file).split(from).length, 2, `${file} has one ${from}`)
    add(
      file,
      read(file).replace(from, () => to),
    )
  }

  /** Adds words to a file of each language, `path` as in a key: `status.forwarded`. */
  function addWords(file: string, path: string, words: Record<string, object | string>): void {
    for (const [language, value] of Object.entries(words)) {
      const name = `locales/${language}/${file}`
      const catalogue = JSON.parse(read(name))
      const steps = path.split('.')
      const last = steps.pop() as string
      const place = steps.reduce((part, step) => part[step], catalogue)
      assert.equal(place[last], undefined, `${name} has no ${path} yet`)
      place[last] = value
      add(name, JSON.stringify(catalogue, null, 2))
    }
  }

  return {
    folder,
    read,
    add,
    edit,
    addWords,
    languages: readdirSync(join(folder, 'locales')),
    /** `004`, after three migrations. */
    nextMigration: String(readdirSync(join(folder, 'migrations')).length + 1).padStart(3, '0'),
    load: <M>(file: string): Promise<M> => import(join(folder, file)),

    /** The changed site, closed with the test. */
    async start(...settings: Parameters<typeof App.startApp>): Promise<App.TestApp> {
      const { appFor } = (await import(join(folder, 'test/support/app.ts'))) as typeof App
      return appFor(t, ...settings)
    },

    /** Tests of the project, as they find the copy. */
    passes(...files: string[]): void {
      const { status, stdout } = spawnSync(process.execPath, ['--test', ...files], { cwd: folder, encoding: 'utf8' })
      assert.equal(status, 0, stdout)
    },
  }
}

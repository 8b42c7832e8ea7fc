import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')

/** What a newcomer writes into the list. */
const entry = `  { code: 'be', name: 'Беларуская', direction: 'ltr', csvSeparator: ';', words: wordsOf('be') },
`

/** Asks a site that runs in the copy. */
const visit = `
import { languages } from './src/i18n.ts'
import { startApp } from './test/support/app.ts'
const app = await startApp()
const pages = []
for (const path of ['/ru', '/be', '/be/participation', '/be/speaking-slot/blank', '/admin/sign-in?language=be'])
  pages.push(await (await fetch(app.url + path)).text())
const isInvited = await app.services.staff.invite({ email: 'be@itu.example', role: 'viewer', language: 'be' }, 'x')
await app.close()
console.log(JSON.stringify({ languages, pages, isInvited }))
`

test('a new language is an entry of the list and a folder of words, and nothing else', t => {
  const copy = mkdtempSync(join(tmpdir(), 'reply-desk-language-'))
  t.after(() => rmSync(copy, { recursive: true }))
  for (const part of ['src', 'views', 'locales', 'migrations', 'test/support', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))

  cpSync(join(copy, 'locales/ru'), join(copy, 'locales/be'), { recursive: true })
  const list = join(copy, 'src/edition/languages.ts')
  writeFileSync(list, readFileSync(list, 'utf8').replace('] as const', `${entry}] as const`))

  writeFileSync(join(copy, 'visit.ts'), visit)
  const { languages, pages, isInvited } = JSON.parse(
    execFileSync(process.execPath, ['visit.ts'], { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 24 }),
  )
  const [home, ...others] = pages as string[]
  assert.deepEqual([languages, isInvited], [['ru', 'en', 'be'], true])
  assert.match(home ?? '', /<a href="\/be" hreflang="be"\s+lang="be" dir="ltr">Беларуская<\/a>/)
  assert.deepEqual(
    others.map(page => page.match(/<html [^>]*>/)?.[0]),
    others.map(() => '<html lang="be" dir="ltr">'),
  )
})

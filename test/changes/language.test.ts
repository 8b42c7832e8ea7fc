import assert from 'node:assert/strict'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { load } from 'cheerio'
import type * as I18n from '../../src/i18n.ts'
import { projectCopy } from '../support/project-copy.ts'

const entry = `  {
    code: 'be', name: 'Беларуская', direction: 'ltr', csvSeparator: ';', serves: ['be'], words: wordsOf('be'),
  },
`

test('a language is an entry of the list and a folder of words: every page speaks it, staff can have it', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit('src/edition/languages.ts', '] as const', `${entry}] as const`)
  cpSync(join(copy.folder, 'locales/ru'), join(copy.folder, 'locales/be'), { recursive: true })
  const { languages } = await copy.load<typeof I18n>('src/i18n.ts')
  assert.deepEqual(languages, ['ru', 'en', 'be'])
  const app = await copy.start()
  const page = async (path: string) => load(await (await fetch(app.url + path)).text())
  const home = await page('/ru')
  assert.equal(home('.masthead a[href="/be"]').text(), 'Беларуская')
  for (const path of ['/be', '/be/participation', '/be/speaking-slot/blank', '/admin/sign-in?language=be'])
    assert.deepEqual([path, (await page(path))('html').attr('lang')], [path, 'be'])
  const invited = { email: 'be@itu.example', role: 'viewer', language: 'be' as 'ru' } as const
  assert.equal(await app.services.staff.invite(invited, 'x'), true)
  copy.passes('test/locales.test.ts')
})

import assert from 'node:assert/strict'
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { load } from 'cheerio'
import { projectCopy } from '../support/project-copy.ts'

test('an edition is a folder: with another in its place the site asks the questions of that one', async t => {
  const copy = projectCopy(t, import.meta.filename)
  const [from, to] = ['test/edition-two', 'src/edition'].map(folder => join(copy.folder, folder)) as [string, string]
  rmSync(to, { recursive: true })
  cpSync(from, to, { recursive: true })
  // The second edition lies two folders deep, where it is only tried.
  for (const file of globSync('*.ts', { cwd: to })) {
    const source = readFileSync(join(to, file), 'utf8')
    writeFileSync(join(to, file), source.replaceAll('../../src/', '../'))
  }
  const app = await copy.start()
  const home = load(await (await fetch(`${app.url}/en`)).text())
  assert.match(home('main').text(), /Montevideo/)
  assert.equal((await fetch(`${app.url}/en/lamp-paper`)).status, 200)
  assert.equal((await fetch(`${app.url}/en/participation`)).status, 404)
})

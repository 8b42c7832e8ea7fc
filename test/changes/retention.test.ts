import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectCopy } from '../support/project-copy.ts'

test('how long replies are kept is said by the privacy page', async t => {
  const copy = projectCopy(t, import.meta.filename)
  for (const language of copy.languages) {
    const file = `locales/${language}/edition/privacy.json`
    const words = JSON.parse(copy.read(file))
    words.long.body = language === 'ru' ? 'Три месяца.' : 'Three months.'
    copy.add(file, JSON.stringify(words))
  }
  const app = await copy.start()
  assert.match(await (await fetch(`${app.url}/ru/privacy`)).text(), /Три месяца\./)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '../../src/i18n.ts'
import { accessDays } from '../../src/participants/access.ts'
import { appFor } from '../support/app.ts'
import { pageAt, plain } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

const words = translator('en')
const DATA_CONTROLLER = 'Пример <b>, Rue de l’Exemple 1, Genève'
const DATA_HOSTED_IN = 'Женева'

test('the privacy page names who answers for the data and where it is held, as far as that is set', async t => {
  const said = async (environment: Record<string, string>) => {
    const $ = await pageAt(createVisitor(await appFor(t, environment)), '/en/privacy')
    return $('h2')
      .first()
      .nextUntil('h2')
      .slice(1)
      .toArray()
      .map(line => [plain($(line).text()), $(line).find('span').attr('lang')])
  }
  assert.deepEqual(await said({}), [])
  assert.deepEqual(await said({ DATA_CONTROLLER }), [[`Data controller: ${DATA_CONTROLLER}`, undefined]])
  assert.deepEqual(await said({ DATA_CONTROLLER, DATA_HOSTED_IN }), [
    [`Data controller: ${DATA_CONTROLLER}`, undefined],
    [`Where the data is held: ${DATA_HOSTED_IN}`, 'ru'],
  ])
})

test('it says how long the cookie of a browser is kept', async t => {
  const $ = await pageAt(createVisitor(await appFor(t)), '/en/privacy')
  const title = $('h2').filter((_, heading) => $(heading).text() === words('privacy:cookie.title'))
  assert.equal(title.next().text(), words('privacy:cookie.body', { days: accessDays }))
})

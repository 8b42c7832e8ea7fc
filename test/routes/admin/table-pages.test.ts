import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { aiGovernanceDay, participation, speakingSlot, type TypedForm } from '../../support/answers.ts'
import { appFor } from '../../support/app.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

test('pages hold fifty replies each, and the total counts all', async t => {
  const app = await appFor(t)
  for (let number = 0; number < 51; number++)
    await createVisitor(app).post('/en/participation', { ...participation, notes: `${number}` })
  const visitor = await signedIn(app)
  const page = async (query: string) => {
    const $ = load(await (await visitor.get(`/admin/replies${query}`)).text())
    return [$('tbody tr').length, $('.pages span').text(), $('.total strong').text().trim()]
  }
  assert.deepEqual(await page(''), [50, 'Page 1 of 2', '51 replies'])
  assert.deepEqual(await page('?page=2'), [1, 'Page 2 of 2', '51 replies'])
  assert.deepEqual(await page('?page=99'), [1, 'Page 2 of 2', '51 replies'])
})

test('the participants’ table says who has not replied to what; a withdrawn reply is missing', async t => {
  const app = await appFor(t)
  const send = async (family_name: string, forms: Record<string, TypedForm>, country = 'BY') => {
    const visitor = createVisitor(app)
    for (const [path, form] of Object.entries(forms))
      await visitor.post(`/ru/${path}`, { ...form, family_name, country })
    return visitor
  }
  await send('Adamov', { participation, 'speaking-slot': speakingSlot, 'ai-governance-day': aiGovernanceDay })
  await send('Borisov', { 'speaking-slot': speakingSlot }, 'KZ')
  await (await send('Vasiliev', { participation })).post('/ru/replies/participation/withdrawal')
  const visitor = await signedIn(app)
  const table = async (query: string) => {
    const $ = load(await (await visitor.get(`/admin/replies?rows=participants&${query.slice(1)}`)).text())
    return $('tbody tr')
      .toArray()
      .map(row =>
        [
          $(row).find('a').text().split(' ')[0],
          ...$(row)
            .find('.status')
            .toArray()
            .map(state => $(state).text()),
        ].join(' | '),
      )
  }
  assert.deepEqual(await table(''), [
    'Adamov | New | New | Asks for a seat',
    'Borisov | No reply | New | No reply',
    'Vasiliev | Withdrawn | No reply | No reply',
  ])
  const names = async (query: string) => (await table(query)).map(row => row.split(' ')[0]).join()
  assert.deepEqual(
    await Promise.all(
      [
        '?missing=participation',
        '?missing=speaking-slot',
        '?missing=ai-governance-day&country=KZ',
        '?q=Борисов',
        '?missing=nothing',
      ].map(names),
    ),
    ['Borisov,Vasiliev', 'Vasiliev', 'Borisov', 'Borisov', 'Adamov,Borisov,Vasiliev'],
  )
})

import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

/** By family name: one of each in the order in which the columns say that they are sorted. */
const rows = [
  { family_name: 'Ångel', organization: 'alpha', topic: 'About networks' },
  { family_name: "d'Alba", organization: 'Álvarez Office', topic: 'Áccess for all' },
  { family_name: 'Dalbu', organization: 'Authority 2', topic: 'будущее связи' },
  { family_name: 'Łasz', organization: 'Authority 10', topic: 'Čyber security' },
  { family_name: 'Lata', organization: 'Éire', topic: 'data of 9 networks' },
  { family_name: 'Özal', organization: 'Ministry', topic: 'data of 10 networks' },
  { family_name: 'Yıldız', organization: '“Regulator”', topic: 'Ёлки и связь' },
  { family_name: 'Yilmaz', organization: 'Zimbabwe', topic: 'Zones' },
]
const names = rows.map(({ family_name }) => family_name)

describe('one order', () => {
  const app = useApp()
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    desk = await signedIn(app)
    for (const [index, row] of [...rows.entries()].toReversed())
      await createVisitor(app).submit('/en/speaking-slot', {
        ...speakingSlot,
        ...row,
        native_name: '',
        given_names: 'A',
        contact_email: `${String.fromCharCode(97 + index)}@regulator.example`,
      })
  })

  const sorted = async (query: string) =>
    load(await (await desk.get(`/admin/replies?${query}`)).text())('tbody th a')
      .toArray()
      .map(link => load(link).text().trim().split(' ')[0])

  test('is kept in every column of words, both ways, for replies and for participants', async () => {
    for (const sort of ['name', 'organization', 'topic', 'contact_email']) {
      assert.deepEqual(await sorted(`sort=${sort}`), names, sort)
      assert.deepEqual(await sorted(`sort=-${sort}`), names.toReversed(), sort)
    }
    assert.deepEqual(await sorted('rows=participants'), names)
    assert.deepEqual(await sorted('rows=participants&sort=-organization'), names.toReversed())
  })

  test('is kept for tags, on their page and as groups', async () => {
    const [one] = app.services.replies.participantsByEmail('a@regulator.example')
    assert.ok(one)
    const tags = ['Ärzte', 'box 10', 'box 2', 'часть', 'Delegates', 'zebra']
    for (const tag of tags.toReversed()) app.services.labels.addTag(one, tag, 'x')
    const expected = ['Ärzte', 'box 2', 'box 10', 'часть', 'Delegates', 'zebra']
    assert.deepEqual([app.services.labels.tags(one.id), app.services.labels.allTags()], [expected, expected])
  })

  test('has whoever has no address last, both ways', async () => {
    await createVisitor(app).submit('/en/participation', { ...participation, family_name: 'Nobox' })
    // As a reply on paper is entered: the form asks whoever fills it in.
    app.services.database.exec(`UPDATE participants SET email = '' WHERE person ->> '$.family_name' = 'Nobox'`)
    for (const sort of ['contact_email', '-contact_email'])
      assert.deepEqual(
        [(await sorted(`sort=${sort}`)).at(-1), (await sorted(`rows=participants&sort=${sort}`)).at(-1)],
        ['Nobox', 'Nobox'],
      )
  })
})

import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { load } from 'cheerio'
import { createDuplicateStore } from '../../src/replies/duplicates-store.ts'
import { participation, type TypedForm } from '../support/answers.ts'
import { useNewApp } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

type Own = Record<string, string>
const pair = (one: Own, other: Own): [Own, Own] => [one, other]

/** Two records, with what else is not as in the other one. */
const same: Record<string, [Own, Own]> = {
  'a letter that does not decompose': pair(
    { family_name: 'Yıldız', given_names: 'Ali' },
    { family_name: 'Yildiz', given_names: 'Ali' },
  ),
  'umlauts written out': pair(
    { family_name: 'Müller', given_names: 'Jörg' },
    { family_name: 'Mueller', given_names: 'Joerg' },
  ),
  'another spelling of the sounds': pair(
    { family_name: 'Vasilyev', given_names: 'Yuri' },
    { family_name: 'Vasiliev', given_names: 'Iurii' },
  ),
  'Latin here, Cyrillic there': pair(
    { family_name: 'Kassymov', given_names: 'Alexey' },
    { family_name: 'Q', given_names: 'A', native_name: 'Қасымов Алексей Болатович' },
  ),
  'family and given name swapped': pair(
    { family_name: 'Khaled', given_names: 'Haddad' },
    { family_name: 'Haddad', given_names: 'Haled' },
  ),
  'an apostrophe and none': pair(
    { family_name: 'Gʻulomov', given_names: 'Aziz' },
    { family_name: 'Gulomov', given_names: 'Aziz' },
  ),
  'an initial': pair({ family_name: 'Ivanova', given_names: 'Olga' }, { family_name: 'Ivanova', given_names: 'O.' }),
  'no given name, as a refusal asks for none': pair(
    { family_name: 'Ivanova', given_names: 'Olga' },
    { family_name: 'Ivanova', given_names: '' },
  ),
  'the whole name in one field': pair(
    { family_name: 'Ivanova', given_names: 'Olga' },
    { family_name: 'Olga Ivanova', given_names: '' },
  ),
  'another surname, with the same address but for what follows the plus': pair(
    { family_name: 'Ivanova', given_names: 'Olga', contact_email: 'olga+itu@regulator.example' },
    { family_name: 'Sidorova', given_names: 'Olga', contact_email: 'OLGA@regulator.example' },
  ),
  'another given name, with the same telephone in another layout': pair(
    { family_name: 'Ivanova', given_names: 'Olga', contact_phone: '8 (495) 765-43-21' },
    { family_name: 'Ivanova', given_names: 'Helga', contact_phone: '+7 495 765 4321' },
  ),
  'one of them of an organisation without a country': pair(
    { family_name: 'Ivanova', given_names: 'Olga', country: '', organization_kind: 'regional' },
    { family_name: 'Ivanova', given_names: 'Olga' },
  ),
}

const different: Record<string, [Own, Own]> = {
  'two heads of one office, with its address, telephone and organisation': pair(
    {
      family_name: 'Ivanova',
      given_names: 'Olga',
      contact_email: 'office@regulator.example',
      contact_phone: '+7 495 765 43 21',
    },
    {
      family_name: 'Sidorov',
      given_names: 'Petr',
      contact_email: 'office@regulator.example',
      contact_phone: '+7 495 765 43 21',
    },
  ),
  'a common surname': pair({ family_name: 'Kim', given_names: 'Minjun' }, { family_name: 'Kim', given_names: 'Seo' }),
  'brothers, who share the father’s name': pair(
    { family_name: 'Ivanov', given_names: 'Petr', native_name: 'Иванов Пётр Ильич' },
    { family_name: 'Sidorov', given_names: 'Petr', native_name: 'Сидоров Пётр Ильич' },
  ),
  'another initial': pair(
    { family_name: 'Ivanova', given_names: 'Olga' },
    { family_name: 'Ivanova', given_names: 'P.' },
  ),
  'one name in two countries': pair(
    { family_name: 'Ivanova', given_names: 'Olga', country: 'BY' },
    { family_name: 'Ivanova', given_names: 'Olga', country: 'BG', organization: 'Other Agency' },
  ),
  'names that are nearly one': pair(
    { family_name: 'Shilov', given_names: 'Ivan' },
    { family_name: 'Silov', given_names: 'Ivan' },
  ),
}

describe('possible duplicates of the whole desk', () => {
  const app = useNewApp()
  let desk: Awaited<ReturnType<typeof signedIn>>
  let made = 0
  beforeEach(async () => {
    desk = await signedIn(app)
  })

  async function send(own: Own): Promise<string> {
    made += 1
    const typed = {
      ...participation,
      native_name: '',
      contact_phone: '',
      organization: `Agency ${made}`,
      contact_email: `box${made}@regulator.example`,
      ...own,
    }
    const page = load(await (await createVisitor(app).submit('/en/participation', typed as TypedForm)).text())
    return page('[data-reference]').attr('data-reference') ?? assert.fail(JSON.stringify(own))
  }
  const list = async (query = '') => load(await (await desk.get(`/admin/duplicates${query}`)).text())
  const pairsOn = ($: Awaited<ReturnType<typeof list>>) =>
    $('tbody tr')
      .toArray()
      .map(row => [
        ...$(row)
          .find('.code')
          .toArray()
          .map(code => $(code).text()),
        $(row).find('td').eq(2).text(),
      ])

  for (const [what, [one, other]] of Object.entries(same))
    test(`has one person in two records: ${what}`, async () => {
      const [first, second] = [await send(one), await send(other)]
      assert.deepEqual(
        pairsOn(await list()).map(([a, b]) => [a, b]),
        [[first, second]],
      )
      const page = load(await (await desk.get(`/admin/replies/${second}`)).text())
      assert.equal(page(`.notice a[href="/admin/replies/${second}/merging/${first}"]`).length, 1)
    })

  for (const [what, [one, other]] of Object.entries(different))
    test(`has no two people: ${what}`, async () => {
      const [first] = [await send(one), await send(other)]
      assert.deepEqual(pairsOn(await list()), [])
      const page = load(await (await desk.get(`/admin/replies/${first}`)).text())
      assert.equal(page('.notice').length, 0)
    })

  test('has those with more in common first, says what it is, and leads to both and to merging', async () => {
    const contact = {
      contact_email: 'olga@regulator.example',
      organization: 'Agency',
      contact_phone: '+375 17 111 22 33',
    }
    const weak = [
      await send({ family_name: 'Petrova', given_names: 'Anna' }),
      await send({ family_name: 'Petrova', given_names: '' }),
    ]
    const strong = [
      await send({ family_name: 'Ivanova', given_names: 'Olga', ...contact }),
      await send({ family_name: 'Iwanowa', given_names: 'Olga', ...contact, contact_phone: '80171112233' }),
    ]
    const $ = await list()
    assert.deepEqual(pairsOn($), [
      [...strong, 'same name, same telephone, same e-mail address, same organisation'],
      [...weak, 'same surname and country, given name incomplete'],
    ])
    assert.equal($('.total').text().trim(), '2 pairs')
    assert.deepEqual(
      $('tbody tr')
        .first()
        .find('a')
        .toArray()
        .map(({ attribs }) => attribs.href),
      [...strong.map(reference => `/admin/replies/${reference}`), `/admin/replies/${strong[0]}/merging/${strong[1]}`],
    )
    const table = load(await (await desk.get('/admin/replies')).text())
    assert.equal(table('a[href="/admin/duplicates"]').text(), 'Possible duplicates')
  })

  test('forgets those who are two people, and whoever was merged; viewers only read it', async () => {
    const one = await send({ family_name: 'Ivanova', given_names: 'Olga' })
    const other = await send({ family_name: 'Ivanowa', given_names: 'Olga' })
    await send({ family_name: 'Sidorova', given_names: 'Ada' })
    await send({ family_name: 'Sidorowa', given_names: 'Ada' })
    const viewer = await signedIn(app, 'viewer')
    const read = load(await (await viewer.get('/admin/duplicates')).text())
    assert.deepEqual([read('tbody tr').length, read('main form').length, read('a[href*=merging]').length], [2, 0, 0])
    const form = (await list())(`form[action="/admin/replies/${one}/different"]`)
    const body = Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
    assert.deepEqual(body, { other, page: '1' })
    const answer = await desk.post(`/admin/replies/${one}/different`, body)
    assert.equal(answer.headers.get('location'), '/admin/duplicates?page=1')
    const [[kept = '', merged = ''] = []] = pairsOn(await list())
    const path = `/admin/replies/${kept}/merging/${merged}`
    const merging = load(await (await desk.get(path)).text())
    const stays = String(merging('[id^=stays]').first().val())
    const versions = String(merging('[name=versions]').val())
    await desk.post(path, { versions, 'stays-participation': stays })
    assert.deepEqual(pairsOn(await list()), [])
  })

  test('is counted anew as soon as anybody has changed what it follows from', async () => {
    const count = () => app.services.duplicates.count()
    assert.equal(count(), 0)
    await send({ family_name: 'Ivanova', given_names: 'Olga' })
    await send({ family_name: 'Ivanowa', given_names: 'Olga' })
    assert.deepEqual([count(), count()], [1, 1])
    // Another program, as a command of the same machine is.
    const other = new Sqlite(app.services.config.databaseFile)
    other.exec('INSERT INTO different_people SELECT min(id), max(id) FROM participants')
    assert.equal(count(), 0)
    other.exec('DELETE FROM different_people')
    other.close()
    assert.equal(count(), 1)
  })

  test('is the same after each change as if all records had been compared anew', async () => {
    const { database, duplicates, replies } = app.services
    const store = createDuplicateStore(database)
    const anew = () => {
      const found = store.every()
      const people = store.people(found.flatMap(({ one, other }) => [one, other]))
      return found.map(({ one, other, reasons }) => ({ one: people.get(one), other: people.get(other), reasons }))
    }
    const isSame = (pairs: number) => {
      const known = duplicates.pairs(100, 0)
      assert.deepEqual(known, anew())
      assert.equal(known.length, pairs)
    }
    const references: string[] = []
    const people: Own[] = [
      { family_name: 'Ivanova', given_names: 'Olga' },
      { family_name: 'Ivanowa', given_names: 'Olga', contact_email: 'one@regulator.example' },
      { family_name: 'Sidorova', given_names: 'Olga', contact_email: 'one+itu@regulator.example' },
      { family_name: 'Ivanova', given_names: 'O.' },
    ]
    for (const own of people) {
      references.push(await send(own))
      duplicates.count()
    }
    isSame(4)
    const [first, , , last] = references.map(one => replies.participantByReference(one))
    assert.ok(first && last)
    duplicates.markDifferent(first, last, 'x')
    isSame(3)
    assert.throws(
      database.transaction(() => {
        database.prepare('DELETE FROM different_people').run()
        isSame(4)
        throw new Error('It is not to be')
      }),
    )
    isSame(3)
    database.prepare(`UPDATE participants SET merged_into = ? WHERE id = ?`).run(first.id, last.id)
    isSame(2)
    database.prepare('DELETE FROM participants WHERE id = ?').run(first.id)
    isSame(1)
  })

  test('has pages', async () => {
    for (let index = 0; index < 11; index++) await send({ family_name: 'Ivanova', given_names: 'Olga' })
    const [first, second, beyond] = [await list(), await list('?page=2'), await list('?page=9')]
    assert.deepEqual([pairsOn(first).length, pairsOn(second).length], [50, 5])
    assert.deepEqual(pairsOn(beyond), pairsOn(second))
    assert.equal(new Set([...pairsOn(first), ...pairsOn(second)].map(String)).size, 55)
    assert.equal(first('.pages a[rel=next]').attr('href'), '/admin/duplicates?page=2')
  })
})

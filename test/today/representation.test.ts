import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { load } from 'cheerio'
import type { TypedForm } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { createDesk } from '../support/desk.ts'
import { pageAt, plain } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'

/** The rows of a table, a text a cell; empty cells and dashes are left out but for the first. */
const rowsOf = ($: CheerioAPI, section: string) =>
  $(`section[aria-labelledby=${section}] tbody tr`)
    .toArray()
    .map(row =>
      $(row)
        .find('th, td')
        .toArray()
        .map(cell => plain($(cell).text())),
    )

describe('representation and interpretation', () => {
  const app = useApp()
  let staff: Awaited<ReturnType<typeof signedIn>>

  before(async () => {
    staff = await signedIn(app)
    const desk = createDesk(app)
    const attend = (answers: TypedForm) => desk.participant(['participation'], answers)
    await attend({ level: 'minister', country: 'KZ' })
    await attend({ level: 'minister', country: 'KZ', attendance: 'remote', listening_language: 'en' })
    await attend({
      level: 'minister',
      country: 'FR',
      listening_language: '',
      attendance: 'representative',
      representative_name: 'Olga Petrova',
      representative_position: 'Deputy Head',
      representative_email: 'olga@regulator.example',
    })
    await attend({ attendance: 'not_attending' })
    const speak = async (answers: TypedForm, isTold: boolean) => {
      const one = await desk.participant(['speaking-slot'], answers)
      desk.decide(one, 'speaking-slot', 'slot_offered', 'round-table-8-july')
      if (isTold) desk.release(one, 'speaking-slot')
      return one
    }
    const minister = await speak({ level: 'minister', country: 'KZ', speech_language: 'ru' }, true)
    const { version: seen } = minister.reply('speaking-slot')
    const participant = minister.participant()
    app.services.decisions.respond({ participant, form: 'speaking-slot', to: 'confirmed', seen })
    await speak({ level: 'head', country: 'FR', speech_language: 'fr' }, true)
    await speak({ level: 'head', country: 'FR', speech_language: 'fr' }, false)
    const guest = await desk.participant(['ai-governance-day'], { country: 'KZ' })
    desk.decide(guest, 'ai-governance-day', 'invited')
    desk.release(guest, 'ai-governance-day')
  })

  const filled = (rows: string[][]) => rows.filter(([, ...cells]) => cells.some(cell => cell !== '–'))

  test('who takes part, and who has been told and has agreed, by category and region', async () => {
    const $ = await pageAt(staff, '/admin/representation')
    const heads = $('section[aria-labelledby=participation] thead th').toArray()
    assert.deepEqual(
      heads.map(head => plain($(head).text())),
      [
        'Protocol category',
        'Africa',
        'Americas',
        'Arab States',
        'Asia-Pacific',
        'CIS',
        'Europe',
        'No country',
        'In all',
      ],
    )
    assert.deepEqual(
      ['participation', 'speaking-slot', 'ai-governance-day'].map(form => filled(rowsOf($, form))),
      [
        [
          ['Minister', '–', '–', '–', '–', '2 (1)', '–', '–', '2 (1)'],
          // Rank does not pass to a stand-in.
          ['No category', '–', '–', '–', '–', '–', '1 (1)', '–', '1 (1)'],
          ['In all', '–', '–', '–', '–', '2 (1)', '1 (1)', '–', '3 (2)'],
        ],
        [
          ['Minister', '–', '–', '–', '–', '1 (1)', '–', '–', '1 (1)'],
          ['Head of a regulatory authority', '–', '–', '–', '–', '–', '1 (0)', '–', '1 (0)'],
          ['In all', '–', '–', '–', '–', '1 (1)', '1 (0)', '–', '2 (1)'],
        ],
        [
          ['Head of a regulatory authority', '–', '–', '–', '–', '1 (0)', '–', '–', '1 (0)'],
          ['In all', '–', '–', '–', '–', '1 (0)', '–', '–', '1 (0)'],
        ],
      ],
    )
  })

  test('in which languages people speak and listen, and from which they need interpretation', async () => {
    const $ = await pageAt(staff, '/admin/representation')
    assert.deepEqual(rowsOf($, 'round-table-8-july'), [
      ['English', '0', '1', 'French, Russian'],
      ['French', '2', '0', ''],
      ['Russian', '1', '1', 'French'],
    ])
    assert.deepEqual(rowsOf($, 'segment-9-july'), [])
  })

  test('a number leads to the replies that it counts', async () => {
    const $ = await pageAt(staff, '/admin/representation')
    const links = $('section[aria-labelledby=round-table-8-july] a').toArray()
    const counted = await Promise.all(
      links.map(async link => {
        const table = load(await (await staff.get($(link).attr('href') ?? '')).text())
        return [plain($(link).text()), String(table('.replies tbody tr').length)]
      }),
    )
    assert.deepEqual(counted, [
      ['1', '1'],
      ['2', '2'],
      ['1', '1'],
      ['1', '1'],
      ['Participants who gave no language: 1', '1'],
    ])
  })

  test('a category of staff counts for the speaker’s other replies, while it stands', async () => {
    const one = await createDesk(app).participant(['participation', 'speaking-slot'], { level: 'other', country: 'KE' })
    const { programme, database } = app.services
    const { id } = one.reply('speaking-slot')
    const fromAfrica = async () => {
      const rows = filled(rowsOf(await pageAt(staff, '/admin/representation'), 'participation'))
      return rows.filter(([, africa]) => africa !== '–').map(([category, africa]) => `${category}: ${africa}`)
    }
    assert.deepEqual(await fromAfrica(), ['No category: 1 (1)', 'In all: 1 (1)'])
    const by = 'desk@itu.example'
    programme.setCategory(id, 'MIN', by)
    assert.deepEqual(await fromAfrica(), ['Minister: 1 (1)', 'In all: 1 (1)'])
    programme.setCategory(id, 'UN', by)
    const asStandIn = `UPDATE replies SET answers = json_set(answers, '$.speaker_is_participant', ?) WHERE id = ?`
    database.prepare(asStandIn).run('no', id)
    assert.deepEqual(await fromAfrica(), ['No category: 1 (1)', 'In all: 1 (1)'])
    database.prepare(asStandIn).run('yes', id)
    programme.setCategory(id, 'MIN', by)
    assert.deepEqual(await fromAfrica(), ['Minister: 1 (1)', 'In all: 1 (1)'])
    database.prepare('DELETE FROM replies WHERE id = ?').run(id)
    assert.deepEqual(await fromAfrica(), ['No category: 1 (1)', 'In all: 1 (1)'])
  })
})

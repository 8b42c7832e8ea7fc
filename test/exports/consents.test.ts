import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { adminRoutes } from '../../src/routes/admin/index.ts'
import { aiGovernanceDay, participation, speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { parseCsv } from '../support/csv.ts'
import { createDesk, type Desk } from '../support/desk.ts'
import { routesOf } from '../support/doors.ts'
import { pageAt, plain } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'

/** Everything that is taken from the desk, and for whom it is; a new file has to say so here. */
const files: Record<string, 'work' | 'publication'> = {
  'GET /replies.csv': 'work',
  'GET /replies.xlsx': 'work',
  'GET /deliveries/:id.csv': 'work',
  'GET /deliveries/:id.xlsx': 'work',
  'GET /published/:form.csv': 'publication',
  'GET /programme.csv': 'work',
  'GET /programme.ics': 'work',
  'GET /seating/round-table.csv': 'work',
  'GET /seating/afternoon.csv': 'work',
}

describe('what leaves the desk', () => {
  const app = useApp()
  let staff: Awaited<ReturnType<typeof signedIn>>
  let desk: Desk
  const person = (family_name: string) => ({ family_name, native_name: '' })
  const rowsOf = async (path: string) => parseCsv(await (await staff.get(path)).text())

  before(async () => {
    staff = await signedIn(app)
    desk = createDesk(app)
    const attend = (family: string, answers: object) =>
      desk.participant(['participation'], { ...participation, ...person(family), ...answers })
    await attend('Listed', { list_consent: 'yes' })
    await attend('Unlisted', { list_consent: 'no' })
    await attend('Absent', { attendance: 'not_attending', list_consent: 'yes' })
    await attend('Represented', {
      attendance: 'representative',
      representative_name: 'Olga Petrova',
      representative_position: 'Deputy Head',
      representative_email: 'olga@regulator.example',
    })
    const withdrawn = await attend('Withdrawn', {})
    app.services.receiver.withdraw(withdrawn.participant(), withdrawn.reply('participation'))
    const speak = async (family: string, answers: object, isConfirmed = true) => {
      const speaker = await desk.participant(['speaking-slot'], { ...speakingSlot, ...person(family), ...answers })
      desk.decide(speaker, 'speaking-slot', 'slot_offered', 'segment-9-july')
      desk.release(speaker, 'speaking-slot')
      const { version: seen } = speaker.reply('speaking-slot')
      const answer = { participant: speaker.participant(), form: 'speaking-slot', to: 'confirmed', seen } as const
      if (isConfirmed) app.services.decisions.respond(answer)
    }
    const agreed = { publication_consent: 'yes', recording_consent: 'no' }
    await speak('Published', { ...agreed, topic: 'Rules' })
    await speak('Private', { publication_consent: 'no' })
    await speak('Undecided', agreed, false)
    await speak('Replaced', {
      ...agreed,
      speaker_is_participant: 'no',
      speaker_name: 'Ivan Stand-in',
      speaker_position: 'Deputy',
      speaker_level: 'deputy_head',
    })
    const guest = await desk.participant(['ai-governance-day'], { ...aiGovernanceDay, ...person('Guest') })
    desk.decide(guest, 'ai-governance-day', 'invited')
    desk.release(guest, 'ai-governance-day')
  })

  test('is for work or for publication, and every file is one of the two', () => {
    const taken = routesOf(adminRoutes(app.services)).filter(route => /\.(csv|xlsx|ics)$/.test(route))
    assert.deepEqual(taken.toSorted(), Object.keys(files).toSorted())
  })

  test('for publication names nobody without their consent, nobody who does not come, and no stand-in', async () => {
    assert.deepEqual(await rowsOf('/admin/published/participation.csv'), [
      [
        'family_name',
        'given_names',
        'native_name',
        'position',
        'position_ru',
        'organization',
        'organization_ru',
        'country',
      ],
      [
        ...['Listed', 'Petr', '', 'Head of the Agency', 'Руководитель агентства', 'Federal Communications Agency'],
        ...['Федеральное агентство связи', 'BY'],
      ],
    ])
    const [codes = [], ...speeches] = await rowsOf('/admin/published/speaking-slot.csv')
    assert.deepEqual(
      [codes.slice(-6), speeches.map(row => [row[0], row[codes.indexOf('topic')]])],
      [['topic', 'topic_en', 'main_points', 'quotation', 'biography', 'link'], [['Published', 'Rules']]],
    )
  })

  test('for publication is asked for a form that has none: 404', async () => {
    assert.equal((await staff.get('/admin/published/ai-governance-day.csv')).status, 404)
  })

  test('is offered on the page of files, and its taking stands in the log', async () => {
    const $ = await pageAt(staff, '/admin/files')
    assert.deepEqual(
      $('[aria-labelledby=published] a')
        .toArray()
        .map(link => [$(link).attr('href'), $(link).text()]),
      [
        ['/admin/published/participation.csv', 'List of participants, CSV'],
        ['/admin/published/speaking-slot.csv', 'Speeches, CSV'],
      ],
    )
    const admin = await signedIn(app, 'admin')
    assert.match(plain((await pageAt(admin, '/admin/audit'))('main').text()), /published\/participation\.csv/)
  })

  test('for work names everybody, with what each agrees to', async () => {
    const table = async (path: string, ...names: string[]) => {
      const [codes = [], ...rows] = await rowsOf(path)
      return rows.map(row => names.map(name => row[codes.indexOf(name)]))
    }
    assert.deepEqual(await table('/admin/replies.csv?form=participation', 'family_name', 'list_consent'), [
      ['Listed', 'yes'],
      ['Unlisted', 'no'],
      ['Absent', ''],
      ['Represented', 'yes'],
      ['Withdrawn', 'yes'],
    ])
    assert.deepEqual(await table('/admin/programme.csv', 'speaker', 'recording_consent', 'publication_consent'), [
      ['Published Petr', 'no', 'yes'],
      ['Private Petr', 'yes', 'no'],
      ['Undecided Petr', 'no', 'yes'],
      ['Ivan Stand-in', 'no', 'yes'],
    ])
    assert.deepEqual(await table('/admin/seating/round-table.csv', 'name', 'photo_consent'), [['Guest Petr', 'no']])
    const calendar = (await (await staff.get('/admin/programme.ics')).text()).replaceAll('\r\n ', '')
    assert.equal(calendar.match(/Consent to publication: No/g)?.length, 1)
  })

  test('on paper says the consents too, in every language', async () => {
    const order = await pageAt(staff, '/admin/programme/order?only=confirmed')
    assert.deepEqual(
      order('tbody tr .hint:contains(Consent)')
        .toArray()
        .map(line => plain(order(line).text())),
      ['no. yes', 'yes. no', 'no. yes'].map(answers => {
        const [recording, publication] = answers.split('. ') as [string, string]
        const ru: Record<string, string> = { yes: 'Да', no: 'Нет' }
        const en: Record<string, string> = { yes: 'Yes', no: 'No' }
        return (
          `Consent to recording: ${en[recording]}. Consent to publication: ${en[publication]} / ` +
          `Согласие на запись: ${ru[recording]}. Согласие на публикацию: ${ru[publication]}`
        )
      }),
    )
    const door = await pageAt(staff, '/admin/seating/round-table')
    assert.equal(plain(door('tbody th .hint').last().text()), 'Consent to photos: No / Согласие на съемку: Нет')
  })
})

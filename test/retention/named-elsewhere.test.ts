import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { participation, type TypedForm } from '../support/answers.ts'
import { useNewApp } from '../support/app.ts'
import { type Asked, createDesk } from '../support/desk.ts'
import { wholeErasurePage } from '../support/erasure-page.ts'
import { plain } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const ivanov = {
  family_name: 'Ivanov',
  given_names: 'Petr',
  native_name: '',
  contact_email: 'ivanov-p@regulator.example',
}
const nobodys = 'no participant'

describe('the page of an erasure tells of a name', () => {
  const app = useNewApp()

  /** What it says of others; the names of the tables alone. */
  async function toldOf(one: Asked): Promise<string[]> {
    const $ = await wholeErasurePage(await signedIn(app, 'admin'), one.reference)
    const lines = $('main ul').length > 1 ? $('main ul').last().find('li').toArray() : []
    return lines.map(line => plain($(line).text()).trim())
  }

  async function noted(names: TypedForm, notes: readonly string[]): Promise<string[]> {
    const desk = createDesk(app)
    const one = await desk.participant(['participation'], { ...ivanov, ...names })
    const others = new Map<string, string>()
    for (const note of notes) {
      const other = await desk.participant(['participation'], {
        native_name: '',
        family_name: 'Quite',
        given_names: '',
        contact_phone: '',
      })
      app.services.notes.add(other.participant(), note, 'desk@itu.example')
      others.set(`${other.reference}: Notes`, note)
    }
    return (await toldOf(one)).map(line => others.get(line) ?? line)
  }

  const met: [names: TypedForm, notes: string[]][] = [
    [{}, ['Иванов Пётр придёт позже', 'спросить у Іванова', 'с Ивановым П.', 'Call IVANOV', 'first, Ivanov']],
    [{ family_name: 'Ivanova' }, ['встреча с г-жой Ивановой', 'Письмо Иванову? Нет: Иванова.']],
    [{ family_name: 'Iusupova' }, ['Yusupova rang', 'передать Юсуповой', 'first line\nЮсупова']],
    [{ family_name: 'Dostoevskii' }, ['от Достоевского', 'Достоевскому', 'Dostoyevsky']],
    [{ family_name: 'Qasymov' }, ['Касымов', 'Қасымов', 'о Касымове']],
    [{ family_name: 'Yıldız' }, ['Yildiz', 'YILDIZ called']],
    [{ family_name: 'Alrashid' }, ['Mr Al-Rashid', 'Mr Al Rashid came']],
    [{ family_name: 'Al-Rashid' }, ['Mr Alrashid', 'г-н Аль-Рашид', 'Al Rashid']],
    [{ family_name: 'Gulomov' }, ['G‘ulomov', "G'ulomov"]],
    [{ family_name: 'Li' }, ['Mr Li came', 'г-н Ли']],
    [{ family_name: 'Zhang', native_name: '张伟' }, ['请联系张伟先生']],
    [{ family_name: 'Other', native_name: 'გიორგი ბერიძე' }, ['ბერიძე გიორგი']],
  ]
  for (const [names, notes] of met)
    test(`in whatever script, spelling and case: ${Object.values(names).join(', ') || 'Ivanov'}`, async () => {
      assert.deepEqual((await noted(names, notes)).toSorted(), notes.toSorted())
    })

  const apart: [names: TypedForm, notes: string[]][] = [
    [{}, ['Иванченко', 'Ivanovskaya', 'Пётр', 'ivan', 'Петр Иванович']],
    [{ family_name: 'Ivanova' }, ['Mr Ivanov', 'Ivanovo']],
    [{ family_name: 'Li' }, ['придет ли он', 'li']],
    [{ family_name: 'No', country: 'LI' }, ['но не он', 'say no more']],
    [{ family_name: 'Topic' }, ['Nothing']],
  ]
  for (const [names, notes] of apart)
    test(`and of no other name: ${Object.values(names).join(', ') || 'Ivanov'}`, async () => {
      assert.deepEqual(await noted(names, notes), [])
    })

  test('in a text of the log about somebody else, in a draft, in a word with a decision', async () => {
    const desk = createDesk(app)
    const { labels, savedViews, deliveries, columnSets, staff, decisions, audit } = app.services
    const one = await desk.participant(['participation'], ivanov)
    const other = await desk.participant(['participation', 'speaking-slot'], { contact_phone: '', native_name: '' })
    const by = 'desk@itu.example'
    labels.addTag(other.participant(), 'вместо Иванова', by)
    labels.removeTag(other.participant(), 'вместо Иванова', by)
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation/draft', {
      ...participation,
      ...{ family_name: 'Sidorova', native_name: '', contact_email: '', contact_phone: '' },
      'delegation_members[0][name]': 'Пётр Иванов',
    })
    const { id, version } = other.reply('speaking-slot')
    const change = {
      kind: 'decide',
      to: 'slot_offered',
      session: 'segment-9-july',
      note: 'Сразу после Иванова',
    } as const
    decisions.run([{ id, version }], change, by)
    await staff.add({ email: 'x@itu.example', password: 'correct horse battery', role: 'admin', language: 'en' }, by)
    const member = staff.list().find(({ email }) => email === 'x@itu.example') ?? assert.fail()
    savedViews.add(member, { name: 'Для Ивановой', query: 'q=nobody', isShared: false })
    deliveries.add({ name: 'Для Ивановой', selection: 'q=nobody', choice: '' }, by)
    columnSets.add({ name: 'Для Ивановой', choice: '' }, by)
    audit.record(by, 'view_shared', { name: 'О делегации Ивановых' })
    assert.deepEqual(
      (await toldOf(one)).toSorted(),
      [
        `${other.reference}: Texts of the log`,
        `${other.reference}: Replies`,
        `${other.reference}: Versions of replies`,
        `${nobodys}: Drafts`,
        `${nobodys}: Saved filters`,
        `${nobodys}: Deliveries`,
        `${nobodys}: Saved columns`,
        `${nobodys}: Texts of the log`,
      ].toSorted(),
    )
    const before = app.services.database.prepare('SELECT typed FROM drafts').pluck().all()
    app.services.erasure.erase(one.participant(), by)
    assert.deepEqual(app.services.database.prepare('SELECT typed FROM drafts').pluck().all(), before)
  })
})

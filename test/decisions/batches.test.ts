import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot } from '../support/answers.ts'
import { appFor, useNewApp } from '../support/app.ts'
import { createDial, letTheMinutePass } from '../support/clock.ts'
import { letterInHand } from '../support/mail-desk.ts'
import { startMailServer } from '../support/mail-server.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const hostile = '<img src=x onerror=alert(1)>"\'><script>alert(2)</script>'

describe('one change for several replies', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const clock = createDial()
  const app = useNewApp({}, clock)
  beforeEach(async () => {
    clock.turnTo('2025-04-28T07:00:00Z')
    for (const family_name of ['Adamov', 'Borisov', 'Vasiliev'])
      await createVisitor(app).post('/ru/speaking-slot', {
        ...speakingSlot,
        family_name,
        organization: `${family_name} ${hostile}`,
      })
    await createVisitor(app).post('/ru/participation', { ...participation, family_name: 'Gusev' })
    desk = await signedIn(app)
  })

  const rows = () =>
    app.services.search
      .look({ sort: 'name', isDescending: false })
      .page(50, 1)
      .map(({ person, status, pendingStatus }) => [person.family_name, status, pendingStatus])
  const target = (family: string) => {
    const found = app.services.search.look({ q: family, sort: 'name', isDescending: false }).page(1, 1)[0]
    return `${found?.id}:${found?.version}`
  }

  async function prepare(form: Record<string, string | string[]>) {
    const response = await desk.submit('/admin/batches', form)
    return { address: new URL(response.url).pathname, $: load(await response.text()) }
  }
  const carryOut = async (address: string, form = {}) => load(await (await desk.submit(address, form)).text())
  const text = ($: ReturnType<typeof load>, selector: string) => $(selector).first().text().replace(/\s+/g, ' ').trim()

  test('a change of all that match says before what will happen, after what did, and is undone whole', async () => {
    const { address, $ } = await prepare({ change: 'waiting', scope: 'all', query: 'sort=name' })
    assert.deepEqual(
      [text($, 'main strong'), text($, 'main h2'), $('main img, main script').length],
      ['3 replies will change', '1 reply skipped: its status does not allow this decision', 0],
    )
    assert.deepEqual(
      rows().map(row => row[2]),
      [null, null, null, null],
    )
    const done = await carryOut(address, { note: 'One for all' })
    assert.deepEqual([text(done, '.notice strong'), text(done, 'main h2')], ['3 replies changed', text($, 'main h2')])
    assert.deepEqual(rows(), [
      ['Adamov', 'received', 'waiting'],
      ['Borisov', 'received', 'waiting'],
      ['Gusev', 'received', null],
      ['Vasiliev', 'received', 'waiting'],
    ])
    // A second press does nothing more.
    await carryOut(address, { note: 'again' })
    const changes = app.services.audit.page([{ q: 'reply_decided' }], 50).entries
    assert.equal(changes.length, 3)
    const undone = await carryOut(`${address}/undo`)
    assert.equal(text(undone, '.notice'), 'Undone for 3 replies')
    assert.deepEqual(
      rows().map(row => row[2]),
      [null, null, null, null],
    )
  })

  test('says before whom it concerns: organisation, country, and openly what speaks against a slot', async () => {
    const replies = [target('Adamov'), target('Borisov')]
    const before = await prepare({ change: 'slot_offered', reply: replies })
    const listed = ($: ReturnType<typeof load>) =>
      $('main details li')
        .toArray()
        .map(row =>
          $(row)
            .text()
            .replace(/\s+/g, ' ')
            .replace(/[2-9A-Z]{4}-[2-9A-Z]{4}/, 'NUMBER')
            .trim(),
        )
    assert.deepEqual(
      [before.$('main details').first().attr('open'), listed(before.$)],
      [
        undefined,
        [
          `Adamov Petr Adamov ${hostile}, Belarus, NUMBER, Request for a speaking slot, New`,
          `Borisov Petr Borisov ${hostile}, Belarus, NUMBER, Request for a speaking slot, New`,
        ],
      ],
    )
    const id = Number(replies[1]?.split(':')[0])
    app.services.programme.place(id, { session: 'segment-9-july' }, 'x')
    const { $ } = await prepare({ change: 'slot_offered', reply: replies })
    const warning = 'Note: the speaker did not offer this day: can on 8.07'
    assert.deepEqual(
      [$('main details').first().attr('open'), listed($)],
      [
        'open',
        [
          `Borisov Petr Borisov ${hostile}, Belarus, NUMBER, Request for a speaking slot, New ${warning}`,
          `Adamov Petr Adamov ${hostile}, Belarus, NUMBER, Request for a speaking slot, New`,
        ],
      ],
    )
  })

  test('who was quicker wins: a reply that has changed since is skipped and left alone', async () => {
    const marked = [target('Adamov'), target('Borisov')]
    const { address } = await prepare({ change: 'in_review', reply: marked })
    const [id, version] = (marked[0] as string).split(':').map(Number) as [number, number]
    const other = { kind: 'decide', to: 'refused', note: 'first' } as const
    app.services.decisions.run([{ id, version }], other, 'other@itu.example')
    const done = await carryOut(address)
    assert.deepEqual(
      [text(done, '.notice strong'), text(done, 'main h2')],
      ['1 reply changed', '1 reply skipped: the reply has changed since you opened this page'],
    )
    assert.deepEqual(rows().slice(0, 2), [
      ['Adamov', 'received', 'refused'],
      ['Borisov', 'in_review', null],
    ])
  })

  test('an offer to several needs a session where somebody has none; who has a place keeps it', async () => {
    const { address } = await prepare({ change: 'slot_offered', reply: [target('Adamov'), target('Borisov')] })
    const refused = await desk.post(address, { note: 'Please confirm' })
    const $ = load(await refused.text())
    assert.deepEqual(
      [refused.status, text($, '.error-summary li'), $('#note').val()],
      [422, 'Choose a session: some requests have no place in the programme yet', 'Please confirm'],
    )
    const { programme } = app.services
    programme.place(Number(target('Adamov').split(':')[0]), { session: 'round-table-8-july' }, 'x')
    await carryOut(address, { session: 'segment-9-july' })
    assert.deepEqual(
      programme.sessions().map(({ slots }) => slots.map(({ person }) => person.family_name)),
      [['Adamov'], ['Borisov'], [], []],
    )
  })

  test('a day that a speaker has not offered is said where the letters are looked at', async () => {
    const { address } = await prepare({ change: 'slot_offered', reply: target('Adamov') })
    const done = await carryOut(address, { session: 'segment-9-july' })
    const note = 'Note: the speaker did not offer this day: can on 8.07'
    assert.equal(text(done, 'li .error'), note)
    const letters = await prepare({ change: 'release', reply: target('Adamov') })
    assert.equal(text(letters.$, 'li .error'), note)
  })

  test('what is decided about somebody already stays as it is, its words too', async () => {
    const [id, version] = target('Adamov').split(':').map(Number) as [number, number]
    const words = { kind: 'decide', to: 'waiting', note: 'Please call' } as const
    app.services.decisions.run([{ id, version }], words, 'other@itu.example')
    const { address } = await prepare({ change: 'waiting', scope: 'all', query: 'form=speaking-slot' })
    const done = await carryOut(address)
    assert.deepEqual(
      [text(done, '.notice strong'), text(done, 'main h2')],
      ['2 replies changed', '1 reply skipped: a decision has been made, but its e-mail has not been sent'],
    )
    assert.equal(app.services.replies.replyById(id)?.pendingNote, 'Please call')
    // From there one goes on to the letters of those that were decided.
    const next = done('form[action="/admin/batches"]')
    const reply = next
      .find('[name=reply]')
      .toArray()
      .map(one => done(one).val() as string)
    assert.deepEqual([reply.length, text(done, 'form[action="/admin/batches"] button')], [2, 'Go on to send 2 e-mails'])
    const letters = await prepare({ change: 'release', reply })
    assert.equal(text(letters.$, 'main strong'), '2 e-mails will be sent')
  })

  test('letters are released together; what has left cannot be undone, nor what is older than ten minutes', async () => {
    const { outbox } = app.services
    const waiting = await prepare({ change: 'waiting', reply: [target('Adamov'), target('Borisov')] })
    await carryOut(waiting.address)
    await outbox.deliverDue()
    const released = await prepare({ change: 'release', scope: 'all', query: 'form=speaking-slot' })
    assert.equal(text(released.$, 'main h2'), '1 reply skipped: there is no decision to tell the participant about')
    await carryOut(released.address)
    const kinds = () => outbox.latest(2).map(({ kind, state, error }) => [kind, state, error])
    assert.deepEqual(kinds(), [
      ['decision', 'queued', null],
      ['decision', 'queued', null],
    ])
    // Nothing has left yet: undoing keeps the letters here.
    assert.equal(text(await carryOut(`${released.address}/undo`), '.notice'), '2 e-mails called back')
    assert.deepEqual(kinds(), [
      ['decision', 'failed', 'cancelled'],
      ['decision', 'failed', 'cancelled'],
    ])
    const again = await prepare({ change: 'release', scope: 'all', query: 'form=speaking-slot' })
    await carryOut(again.address)
    await letTheMinutePass(clock, app)
    const notUndone = await desk.post(`${again.address}/undo`)
    assert.deepEqual(
      [notUndone.status, text(load(await notUndone.text()), '.error-summary li')],
      [409, 'Nothing was undone: the e-mail has been sent, or is on its way'],
    )
    const late = await prepare({ change: 'in_review', reply: target('Vasiliev') })
    await carryOut(late.address)
    clock.goOn({ minutes: 10 })
    assert.equal(
      text(await carryOut(`${late.address}/undo`), '.error-summary li'),
      'Nothing was undone: more than 10 minutes have passed',
    )
  })

  test('a letter that the mail server is being given at this moment cannot be called back', async t => {
    const mail = await startMailServer()
    t.after(() => mail.close())
    const own = await appFor(t, { SMTP_URL: mail.url }, clock)
    await createVisitor(own).post('/ru/speaking-slot', speakingSlot)
    await own.services.outbox.deliverDue()
    await mail.letter()
    const [reply] = own.services.search.look({ sort: 'name', isDescending: false }).page(1, 1)
    const id = reply?.id ?? 0
    own.services.decisions.run([{ id, version: 1 }], { kind: 'decide', to: 'waiting', note: '' }, 'x')
    const { batch } = own.services.decisions.run([{ id, version: 2 }], { kind: 'release' }, 'x')
    const delivery = letTheMinutePass(clock, own)
    await letterInHand(own)
    assert.deepEqual(
      own.services.undo.run(batch, 'x').skipped.map(({ why }) => why),
      ['letter_left'],
    )
    await delivery
    assert.equal((await mail.letter()).subject?.startsWith('ВВУИО+20: заявка на\u00a0выступление'), true)
  })

  test('what was told is changed for nobody at once; conditions that nobody understands change nothing', async () => {
    const { decisions } = app.services
    const ids = (family: string) => target(family).split(':').map(Number) as [number, number]
    const [id, version] = ids('Adamov')
    decisions.run([{ id, version }], { kind: 'decide', to: 'refused', note: '' }, 'x')
    decisions.run([{ id, version: version + 1 }], { kind: 'release' }, 'x')
    const { $ } = await prepare({ change: 'slot_offered', scope: 'all', query: 'form=speaking-slot' })
    assert.deepEqual(
      [text($, 'main strong'), text($, 'main h2')],
      [
        '2 replies will change',
        '1 reply skipped: the participant has already been told the decision: change it on the participant’s page',
      ],
    )
    for (const query of ['status=nonsense', 'country=ZZ&form=speaking-slot', 'unheard=of']) {
      const refused = await desk.post('/admin/batches', { change: 'waiting', scope: 'all', query })
      assert.deepEqual(
        [query, refused.status, text(load(await refused.text()), '[role=alert]')],
        [query, 422, 'Some of the filters could not be read. Go back to the table and check them.'],
      )
    }
  })

  test('nothing chosen, nobody marked and somebody else’s batch are refused', async () => {
    const say = async (form: Record<string, string | string[]>) => {
      const response = await desk.post('/admin/batches', form)
      return [response.status, text(load(await response.text()), '[role=alert]')]
    }
    assert.deepEqual(await say({ change: 'withdrawn-by-mistake', scope: 'all' }), [422, 'Choose an action.'])
    const nobody = [422, 'Select at least one reply, or choose all the replies found.']
    assert.deepEqual(await say({ change: 'waiting' }), nobody)
    assert.deepEqual(await say({ change: 'waiting', reply: ['1', 'x:y', '-1:2'] }), nobody)
    const { address } = await prepare({ change: 'waiting', reply: target('Adamov') })
    const other = await signedIn(app, 'reviewer', 'en', 'other')
    assert.deepEqual([(await other.get(address)).status, (await other.post(address)).status], [404, 404])
  })
})

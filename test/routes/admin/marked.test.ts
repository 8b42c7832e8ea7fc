import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { useApp } from '../../support/app.ts'
import { createDesk, type Desk } from '../../support/desk.ts'
import { pageAt, plain } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'

describe('what is done with several rows at once', () => {
  let desk: Desk
  let visitor: Awaited<ReturnType<typeof signedIn>>
  const app = useApp()
  before(async () => {
    desk = createDesk(app)
    visitor = await signedIn(app, 'reviewer', 'en')
  })

  const oneWith = async (...forms: string[]) => {
    const one = await desk.participant(forms)
    const marks = forms.map(form => `${one.reply(form).id}:${one.reply(form).version}`)
    return { ...one, marks }
  }
  const tagsOf = ({ participant }: { participant(): { id: number } }) => app.services.labels.tags(participant().id)
  const saidAfter = async (answer: Response) =>
    plain((await pageAt(visitor, answer.headers.get('location') ?? ''))('.said p').text())

  test('a tag goes to each participant once, and the table comes back as it was', async () => {
    const [one, other] = [await oneWith('participation', 'speaking-slot'), await oneWith('participation')]
    const query = 'form=participation&sort=name'
    const answer = await visitor.post('/admin/marked/tags', {
      tag: '  to  call ',
      reply: [...one.marks, ...other.marks],
      query,
    })
    assert.equal(answer.headers.get('location'), `/admin/replies?${query}`)
    assert.equal(await saidAfter(answer), 'Tag “to call” added to 2 participants')
    assert.deepEqual([one, other].map(tagsOf), [['to call'], ['to call']])
    const again = await visitor.post('/admin/marked/tags', { tag: 'to call', reply: one.marks })
    assert.equal(await saidAfter(again), 'Tag “to call” added to 0 participants')
  })

  test('a tag goes to all that were found, wherever they stand', async () => {
    const found = await oneWith('speaking-slot')
    const left = await oneWith('participation')
    const { family_name } = found.participant().person
    const query = `q=${family_name}`
    const marked = { tag: 'found', scope: 'all', reply: left.marks, query }
    await visitor.post('/admin/marked/tags', marked)
    assert.deepEqual([tagsOf(found), tagsOf(left)], [['found'], []])
    // An address that is not understood could mean everybody.
    const unclear = await visitor.post('/admin/marked/tags', { ...marked, tag: 'unclear', query: 'country=nowhere' })
    assert.deepEqual([unclear.status, tagsOf(left)], [422, []])
  })

  test('a tag that cannot be one is asked for again, with what was marked', async () => {
    const one = await oneWith('participation')
    for (const [tag, problem] of [
      ['', 'Enter a tag'],
      ['!x', 'Take the exclamation mark away from the beginning of the tag'],
      ['x'.repeat(41), 'A tag must be 40 characters or fewer'],
    ] as const) {
      const answer = await visitor.post('/admin/marked/tags', { tag, reply: one.marks, query: 'sort=name' })
      const $ = load(await answer.text())
      assert.deepEqual(
        [answer.status, plain($('#tag-error').text()), $('#tag').val(), $('[name=reply]').val()],
        [422, problem, tag, one.marks[0]],
      )
      const back = $(`a[href^="/admin/replies?"]`).attr('href') ?? ''
      const table = await pageAt(visitor, back)
      assert.deepEqual(
        table('tbody [checked]')
          .toArray()
          .map(({ attribs }) => attribs.value),
        one.marks,
      )
    }
    assert.deepEqual(tagsOf(one), [])
  })

  test('somebody looks after all of them, or nobody any more', async () => {
    const [one, other] = [await oneWith('participation'), await oneWith('participation')]
    const me = app.services.staff.list().find(({ role }) => role === 'reviewer')
    const reply = [...one.marks, ...other.marks]
    const given = await visitor.post('/admin/marked/assignee', { assignee: String(me?.id), reply })
    assert.equal(await saidAfter(given), `${me?.email} looks after 2 participants`)
    const assignees = () => [one, other].map(({ participant }) => app.services.labels.assignee(participant().id))
    assert.deepEqual(assignees(), [me?.id, me?.id])
    const taken = await visitor.post('/admin/marked/assignee', { assignee: '', reply })
    assert.equal(await saidAfter(taken), 'Nobody looks after 2 participants now')
    assert.deepEqual(assignees(), [undefined, undefined])
    assert.equal((await visitor.post('/admin/marked/assignee', { assignee: '999', reply })).status, 404)
  })

  test('a reply is marked as read alone, not the others of its participant', async () => {
    const one = await oneWith('participation', 'speaking-slot')
    const answer = await visitor.post('/admin/marked/read', { reply: one.marks[0] ?? '' })
    assert.equal(await saidAfter(answer), '1 reply marked as read')
    const unread = (await pageAt(visitor, `/admin/replies?q=${one.reference}&unread=1`))('tbody tr')
      .toArray()
      .map(({ attribs }) => attribs.id)
    assert.deepEqual(unread, [`row-${one.reference}-speaking-slot`])
    assert.equal((await visitor.post('/admin/marked/read', {})).status, 422)
  })

  test('a batch goes back to the table it came from, with its replies ticked until it is carried out', async () => {
    const one = await oneWith('participation')
    const query = 'form=participation&sort=name'
    const begun = await visitor.post('/admin/batches', { change: 'noted', reply: one.marks, query })
    const path = begun.headers.get('location') ?? ''
    const $ = await pageAt(visitor, path)
    const id = one.marks[0]?.split(':')[0]
    assert.equal($('main > p > a').first().attr('href'), `/admin/replies?${query}&ticked=${id}`)
    const action = $('form[action^="/admin/batches/"]').attr('action') ?? ''
    const done = await visitor.post(action, {})
    assert.equal(done.headers.get('location'), path)
    const after = await pageAt(visitor, path)
    assert.equal(after('main > p > a').first().attr('href'), `/admin/replies?${query}`)
  })
})

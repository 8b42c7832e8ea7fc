import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { mayHaveSlot } from '../../src/programme/standing.ts'
import { byRank, rankOf } from '../../src/replies/protocol-order.ts'
import { useApp } from '../support/app.ts'
import { fillDesk } from '../support/big-desk.ts'
import { signedIn } from '../support/staff.ts'

/** In bytes, before it is compressed. */
const heaviest = 300_000
const segment = 'segment-9-july'

describe('the board of a programme that very many want to speak in', () => {
  const app = useApp()
  let desk: Awaited<ReturnType<typeof signedIn>>
  /** Those without a slot. */
  const requests = () => {
    const { search } = app.services
    const all = search.look({ conditions: { form: ['speaking-slot'] }, sort: 'submitted_at', isDescending: false })
    return all.page(all.total, 1).filter(reply => mayHaveSlot(reply) && reply.session === null)
  }
  const html = async (path: string) => (await desk.get(path)).text()
  const page = async (path: string) => load(await html(path))
  const requestsOn = ($: CheerioAPI) =>
    $('.column:first-child .speeches > li')
      .toArray()
      .map(one => Number($(one).attr('id')?.replace('speech-', '')))
  const nextOf = ($: CheerioAPI) => $('.pages [rel=next]').attr('href')?.replace(/#.*/, '')

  /** All requests, page by page as one leafs through them. */
  async function leafedThrough(first: string): Promise<number[]> {
    const found: number[] = []
    for (let path: string | undefined = first; path; ) {
      const $: CheerioAPI = await page(path)
      found.push(...requestsOn($))
      path = nextOf($)
    }
    return found
  }

  before(async () => {
    const { database } = app.services
    fillDesk(app.services, 900)
    database.exec(`
      DELETE FROM slots;
      UPDATE replies SET status = 'waiting' WHERE form = 'speaking-slot' AND status = 'noted';
      UPDATE replies SET answers = json_set(answers, '$.speaking_mode', 'remote') WHERE id % 3 = 0;
      UPDATE replies SET protocol_category = 'UN' WHERE id % 50 = 7;`)
    desk = await signedIn(app)
  })

  test('all requests stand on its pages, each once, by category, room and time', async () => {
    const ranked = requests().map(reply => ({ id: reply.id, rank: rankOf(reply) }))
    const expected = ranked.toSorted((a, b) => byRank(a.rank, b.rank) || a.id - b.id).map(({ id }) => id)
    assert.ok(expected.length > 150, String(expected.length))
    assert.deepEqual(await leafedThrough('/admin/programme'), expected)
    const $ = await page('/admin/programme')
    assert.equal($('#unplaced .hint').text(), String(expected.length))
  })

  test('words find requests as they do in the table; what nobody has finds none', async () => {
    const q = 'ko'
    const table = app.services.search.look({
      conditions: { form: ['speaking-slot'] },
      q,
      sort: 'name',
      isDescending: false,
    })
    const wanted = new Set(requests().map(({ id }) => id))
    const expected = table.page(table.total, 1).flatMap(({ id }) => (wanted.has(id) ? [id] : []))
    assert.ok(expected.length > 30 && expected.length < wanted.size, String(expected.length))
    const found = await leafedThrough(`/admin/programme?q=${q}`)
    assert.deepEqual(
      found.toSorted((a, b) => a - b),
      expected.toSorted((a, b) => a - b),
    )
    const $ = await page('/admin/programme?q=nobody+has+it')
    assert.deepEqual([requestsOn($), $('.column:first-child > .hint').text()], [[], 'No such requests.'])
    assert.equal($('form[method=get] a').attr('href'), '/admin/programme')
  })

  test('requests on other pages are not read', async () => {
    const { database } = app.services
    const [shown, hidden] = [await page('/admin/programme'), await page('/admin/programme?page=3')]
    const [one] = requestsOn(hidden)
    const damage = database.prepare('UPDATE replies SET answers = ? WHERE id = ?')
    const whole = database
      .prepare<[number | undefined], string>('SELECT answers FROM replies WHERE id = ?')
      .pluck()
      .get(one)
    damage.run('null', one)
    assert.deepEqual(requestsOn(await page('/admin/programme')), requestsOn(shown))
    // Whoever reads it cannot show it.
    assert.equal(
      (await desk.get(`/admin/programme?q=${app.services.programme.speech(one ?? 0)?.reference}`)).status,
      500,
    )
    damage.run(whole, one)
  })

  test('a press leaves the page and the words as they were, and so does taking it back', async () => {
    const path = '/admin/programme?q=ko&page=2'
    const before = await page(path)
    const [one, ...others] = requestsOn(before)
    const action = before('#move').attr('action') as string
    const speech = before(`#speech-${one} [name=speech]`).val() as string
    const moved = await desk.post(action, { speech, place: segment })
    assert.deepEqual([moved.status, moved.headers.get('location')], [303, `${path}#speech-${one}`])
    const after = await page(path)
    assert.deepEqual(requestsOn(after).slice(0, others.length), others)
    const undo = after('.said form')
    const inputs = undo.find('[type=hidden]').toArray()
    const fields = Object.fromEntries(inputs.map(input => [after(input).attr('name'), after(input).val() as string]))
    const undone = await desk.post(undo.attr('action') as string, fields)
    assert.equal(undone.headers.get('location'), `${path}#speech-${one}`)
    assert.deepEqual(requestsOn(await page(path)), [one, ...others])
    const forms = before('main form[method=post]').toArray()
    assert.deepEqual(new Set(forms.map(form => before(form).attr('action')?.split('?')[1])), new Set(['q=ko&page=2']))
  })

  test('no page of it is heavy: where hundreds are placed, one session alone has cards', async () => {
    const { programme } = app.services
    const names = edition.sessions.map(({ name }) => name)
    const cards = ($: CheerioAPI) => names.map(name => $(`[data-session=${name}] .speech`).length)
    const brief = ($: CheerioAPI) => names.map(name => $(`section[aria-labelledby=${name}] .brief > li`).length)
    const all = requests()
    const place = (from: number, to: number) => {
      for (const [index, { id }] of all.slice(from, to).entries())
        programme.place(id, { session: names[index % 4] as string }, 'x')
    }
    place(0, 68)
    const whole = await html('/admin/programme')
    assert.deepEqual([cards(load(whole)), brief(load(whole))], [Array(4).fill(17), Array(4).fill(0)])
    place(68, 200)
    const many = await html('/admin/programme')
    assert.deepEqual(
      [cards(load(many)), brief(load(many))],
      [
        [50, 0, 0, 0],
        [0, 50, 50, 50],
      ],
    )
    const $ = load(many)
    const other = $(`section[aria-labelledby=${segment}] > p > a`).attr('href') ?? ''
    assert.equal(other, `/admin/programme?session=${segment}#${segment}`)
    assert.deepEqual(cards(await page(other)), [0, 50, 0, 0])
    for (const text of [whole, many]) assert.ok(Buffer.byteLength(text) < heaviest, String(Buffer.byteLength(text)))
  })
})

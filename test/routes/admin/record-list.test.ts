import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { decideSamples } from '../../../src/demo/decide-samples.ts'
import { samples } from '../../../src/demo/samples.ts'
import { sendSamples } from '../../../src/demo/send-samples.ts'
import { translator } from '../../../src/i18n.ts'
import { formIn, listAround, type Row } from '../../../src/routes/admin/record-list.ts'
import { sortedBy } from '../../../src/table/sorting.ts'
import { useApp } from '../../support/app.ts'
import { createDial } from '../../support/clock.ts'
import { pageAt, plain } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'

/** The usual number of rows on a page. */
const size = 50
const keyOf = (row: Row) => ({ reference: row.reference, form: formIn(row) })
const nameOf = (row: Row | undefined) => row && [row.reference, formIn(row)].filter(Boolean).join('-')

describe('the rows of the table beside a record', () => {
  const clock = createDial('2025-04-28T07:00:00Z')
  const app = useApp({}, clock)
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    sendSamples(app.services, samples, clock.now(), at => clock.turnTo(String(at)))
    clock.turnTo('2025-04-28T07:00:00Z')
    decideSamples(app.services, 'x')
    desk = await signedIn(app, 'viewer', 'en')
  })

  /** All rows as the table itself lists them, from page to page. */
  function rowsOf(query: string): Row[] {
    const { search } = app.services
    const asked = new URLSearchParams(query)
    const sort = asked.get('sort') ?? ''
    const filter = { sort: sort.replace(/^-/, ''), isDescending: sort.startsWith('-'), t }
    const found = asked.has('rows') ? search.lookForParticipants(filter) : search.look(filter)
    const pages = Array.from({ length: Math.ceil(found.total / size) }, (_, index) => found.page(size, index + 1))
    return pages.flat()
  }

  const t = translator('en')

  for (const rows of ['replies', 'participants'] as const)
    test(`have the neighbours of the table in every order, over the borders of its pages: ${rows}`, () => {
      const orders = sortedBy(rows).flatMap(({ name }) => [name, `-${name}`])
      assert.ok(orders.length >= 6)
      for (const sort of orders) {
        const query = `${rows === 'participants' ? 'rows=participants&' : ''}sort=${sort}`
        const all = rowsOf(query)
        assert.ok(all.length > size || rows === 'participants')
        for (const index of [0, 1, size - 1, size, all.length - 1].filter(index => index < all.length)) {
          const row = all[index] ?? assert.fail()
          const page = Math.floor(index / size) + 1
          const list = listAround(app.services, `${query}&page=${page}`, keyOf(row), t)
          assert.deepEqual(
            [sort, list.position, nameOf(list.previous?.row), nameOf(list.next?.row), list.total],
            [sort, index + 1, nameOf(all[index - 1]), nameOf(all[index + 1]), all.length],
          )
        }
      }
    })

  test('lead from the last row of a page to the first of the next, and back', async () => {
    const all = rowsOf('sort=name')
    const [last, first] = [all[size - 1] ?? assert.fail(), all[size] ?? assert.fail()]
    const address = (row: Row, list: string) =>
      `/admin/replies/${row.reference}?${new URLSearchParams({ form: formIn(row) ?? '', list })}`
    const at = await pageAt(desk, address(last, 'sort=name'))
    assert.equal(at('[rel=next]').attr('href'), address(first, 'sort=name&page=2'))
    const next = await pageAt(desk, at('[rel=next]').attr('href') ?? '')
    assert.equal(next('[rel=prev]').attr('href'), address(last, 'sort=name'))
    assert.equal(plain(next('.record-way .hint').text()), `${size + 1} of ${all.length}`)
    assert.equal(
      next('.record-way a').first().attr('href'),
      `/admin/replies?sort=name&page=2#row-${first.reference}-${formIn(first)}`,
    )
    assert.equal(next('.record-list a').length, Math.min(size, all.length - size))
    assert.equal(next('.record-list [aria-current]').attr('href'), address(first, 'sort=name&page=2'))
  })

  test('are rows of participants where the table had these: found by the reference alone', async () => {
    const [first, second] = rowsOf('rows=participants&sort=name')
    const $ = await pageAt(desk, `/admin/replies/${first?.reference}?list=rows%3Dparticipants`)
    assert.equal($('[rel=next]').attr('href'), `/admin/replies/${second?.reference}?list=rows%3Dparticipants`)
    assert.equal($('[rel=prev]').length, 0)
    assert.equal($('.record-way a').first().attr('href'), `/admin/replies?rows=participants#row-${first?.reference}`)
  })

  test('are those of each tab, whatever another tab has opened; without a table there are none', async () => {
    const [row] = rowsOf('sort=name')
    const tabs = ['sort=name', 'form=participation', 'sort=-name']
    const wayOf = async (list: string) => {
      const $ = await pageAt(desk, `/admin/replies/${row?.reference}?${new URLSearchParams({ list })}`)
      return [$('.record-list a').length, $('[rel=next]').attr('href')]
    }
    const once = []
    for (const list of tabs) once.push(await wayOf(list))
    const again = []
    for (const list of tabs.toReversed()) again.push(await wayOf(list))
    assert.deepEqual(again.toReversed(), once)
    assert.equal(new Set(once.map(([, next]) => next)).size, tabs.length)
    const $ = await pageAt(desk, `/admin/replies/${row?.reference}`)
    assert.deepEqual([$('.record-list').length, $('[rel=next]').length], [0, 0])
    assert.equal($('.record-way a').attr('href'), '/admin/replies')
  })
})

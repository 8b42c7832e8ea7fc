import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectCopy } from '../support/project-copy.ts'
import { signedIn } from '../support/staff.ts'

test('the running order and the door lists have columns of their own', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit(
    'src/programme/running-order-csv.ts',
    "  codedColumn('reference'",
    "  codedColumn('length', ({ slot }) => String(slot.startsAt.until(slot.endsAt).total('minutes'))),\n  codedColumn('reference'",
  )
  copy.edit(
    'src/seating/door-list-csv.ts',
    "  codedColumn<Visitor>('status'",
    "  codedColumn<Visitor>('signature', () => ''),\n  codedColumn<Visitor>('status'",
  )
  const app = await copy.start()
  const desk = await signedIn(app)
  const head = async (path: string) => (await (await desk.get(path)).text()).split('\r\n')[0]?.split(';')
  assert.equal((await head('/admin/programme.csv'))?.includes('"length"'), true)
  assert.equal((await head('/admin/seating/round-table.csv'))?.includes('"signature"'), true)
})

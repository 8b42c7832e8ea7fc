import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvStream, guardFormula } from '../../src/exports/csv.ts'
import { xlsxStream } from '../../src/exports/xlsx.ts'

test('a cell is guarded wherever a spreadsheet may start a formula in it, and every character stays', () => {
  const risky = ['=1', '＋1', '\t1', 'Head,=1+41,x', 'a; -b', 'a\t@b', 'a\n- b', 'a,"=1', 'a, "＝1']
  assert.deepEqual(
    risky.map(guardFormula),
    risky.map(cell => `'${cell}`),
  )
  const harmless = ['', 'a=b', 'Head, office 1', '7 (495) 1-2', 'a, b-c; d+e', "'", 'a\nb']
  assert.deepEqual(harmless.map(guardFormula), harmless)
})

for (const [name, open] of [
  ['CSV', (rows: Iterable<string[]>) => csvStream(rows, ';')],
  ['XLSX', (rows: Iterable<string[]>) => xlsxStream([{ name: 'a', records: rows }])],
] as const)
  test(`who asks while a long ${name} is made is answered before it ends`, async () => {
    let row = 0
    let rowAtAnswer: number | undefined
    function* rows() {
      setImmediate(() => {
        rowAtAnswer = row
      })
      for (; row < 5000; row++) yield ['a', 'b']
    }
    for await (const _ of open(rows()));
    assert.ok(rowAtAnswer !== undefined && rowAtAnswer <= 200)
  })

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvStream, guardFormula, guardTyped, lineOf } from '../../src/exports/csv.ts'
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

test('what was typed and looks like a number, a date or a time ends in a tab', () => {
  const numbers = [
    ...['84950000000', '0012', '007', '12345678901234567890', '8 (495) 000-00-00', '8.495.000'],
    ...[
      '1-2',
      '1/2',
      '8-9',
      '8–9',
      '12.05',
      '2025-05-12',
      '9:30',
      '9.30 PM',
      '10 a',
      '1 May',
      'Sep 5',
      '5 мая 2025 г.',
    ],
    ...['1E5', '2e-3', '1,5', '.5', '5.', '50%', '№ 5', '$5', '5 ₽', '100 руб.', '1 1/2', '(5)', '٠١٢٣', '１２', '½ 1'],
  ]
  assert.deepEqual(
    numbers.map(guardTyped),
    numbers.map(cell => `${cell}\t`),
  )
  const texts = ['', 'Agency 5', 'may', 'B2B', 'GOV-17', 'E5 hall', '5 столов', '1E5 x', 'x1e5', '5'.repeat(61)]
  assert.deepEqual(texts.map(guardTyped), texts)
  // What could be run is guarded in front, and needs nothing behind.
  const formulas = ['+7 495', '-5', '=1', '＋7']
  assert.deepEqual(
    formulas.map(guardTyped),
    formulas.map(cell => `'${cell}`),
  )
})

test('a cell of the file is its guarded text in quotes, with plain spaces and doubled quotes', async () => {
  const cells = ['', 'a', '=1', 'a;\u00a0-b', '\ta', '"=1', 'a "b"', '0012', '1\u202f5', 'a=b']
  const written = async (isTyped: boolean) => {
    const columns = cells.map(() => ({ isTyped }))
    return (await csvStream([lineOf(cells, ',', columns)]).toArray()).join('')
  }
  assert.equal(await written(false), `\ufeff"","a","'=1","'a; -b","'\ta","'""=1","a ""b""","0012","1 5","a=b"\r\n`)
  assert.equal(await written(true), `\ufeff"","a","'=1","'a; -b","'\ta","'""=1","a ""b""","0012\t","1 5\t","a=b"\r\n`)
})

for (const [name, open] of [
  ['CSV', (rows: IteratorObject<string[]>) => csvStream(rows.map(row => lineOf(row, ';')))],
  ['XLSX', (rows: IteratorObject<string[]>) => xlsxStream([{ name: 'a', records: rows }])],
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

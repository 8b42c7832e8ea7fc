import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSheet } from '../../src/exports/xlsx-sheet.ts'

const inXml: readonly [cell: string, text: string][] = [
  ['Ёлкин 李', 'Ёлкин 李'],
  ['_x0041_ a_b', '_x005F_x0041_ a_b'],
  ['a & b', 'a &amp; b'],
  ['a < b', 'a &lt; b'],
  ['a > b', 'a &gt; b'],
  ['"a"', '&quot;a&quot;'],
  ['a\t\r\nb', 'a\t\r\nb'],
  ['a\u00a0b\u2007c\u202fd', 'a b c d'],
  ['a\u{1f600}b', 'a\u{1f600}b'],
  ...['\0', '\u0008', '\u000b', '\u001f', '\ud83d', '\ude00', '\ufffe', '\uffff'].map(
    sign => [`a${sign}b`, 'ab'] as [string, string],
  ),
]

async function sheetOf(cells: Temporal.PlainDateTime[] | string[]): Promise<string> {
  return (await Array.fromAsync(createSheet([cells], { headRows: 0 }, '').parts)).join('')
}

test('a text stands in the XML of a sheet as it was, but for what XML and spreadsheets read otherwise', async () => {
  const xml = await sheetOf(inXml.map(([cell]) => cell))
  const texts = [...xml.matchAll(/<t xml:space="preserve">(.*?)<\/t>/gs)].map(([, text]) => text)
  assert.deepEqual(
    texts,
    inXml.map(([, text]) => text),
  )
})

test('a time is a number of days, of which the second is a part', async () => {
  const times = ['1899-12-30T00:00', '1900-03-01T12:00', '2025-04-28T07:00:01', '2028-02-29T23:59:59']
  const xml = await sheetOf(times.map(time => Temporal.PlainDateTime.from(time)))
  const numbers = [...xml.matchAll(/<v>(.*?)<\/v>/g)].map(([, number]) => Number(number))
  assert.deepEqual(numbers, [0, 61.5, 45775 + 25201 / 86400, 46812 + 86399 / 86400])
})

import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import Sqlite from 'better-sqlite3'

/** The limit of an export: every row read, both JSON columns parsed, all values printed, in the order of the table. */
const [file = ''] = process.argv.slice(2)
const database = new Sqlite(file, { readonly: true })
const nowhere = () => new Writable({ write: (_piece, _encoding, done) => done() })

type Row = Record<string, string | null>
function* lines() {
  const rows = database.prepare<[], Row>('SELECT * FROM desk_replies WHERE merged_into IS NULL ORDER BY id')
  for (const { person, answers, ...row } of rows.iterate()) {
    const all = { ...row, ...JSON.parse(person ?? '{}'), ...JSON.parse(answers ?? '{}') }
    yield `${Object.values(all).join(',')}\r\n`
  }
}

const from = performance.now()
await pipeline(lines, nowhere())
process.send?.((performance.now() - from) / 1000)

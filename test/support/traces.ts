import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../src/database.ts'
import { foldForSearch } from '../../src/latin.ts'

/** How a text may stand in a file: as typed, in small letters, folded for search, and escaped in JSON. */
const spellings = (text: string): string[] => [
  ...new Set([text, text.toLowerCase(), text.toUpperCase(), foldForSearch(text), escaped(text)]),
]
const escaped = (text: string): string =>
  text.replace(/[^ -~]/gu, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Of these texts, which stand anywhere in the bytes of the files below this folder, journals included. */
export function tracesIn(folder: string, texts: readonly string[]): string[] {
  const found = globSync('**/*', { cwd: folder, withFileTypes: true })
  const files = found.filter(file => file.isFile()).map(file => join(file.parentPath, file.name))
  // In a process of its own: closing a file of the database ends the locks that this one has on it.
  const bytes = execFileSync('cat', files, { maxBuffer: 2 ** 30 })
  return texts.filter(text => spellings(text).some(spelling => bytes.includes(spelling)))
}

/** Three letters that a full-text index still knows of somebody. */
export function trigramsIn(database: Database, texts: readonly string[]): string[] {
  const known = ['participants_search', 'replies_search'].flatMap(index => {
    database.exec(`CREATE VIRTUAL TABLE temp.terms_${index} USING fts5vocab(main, ${index}, row)`)
    const terms = database.prepare<[], string>(`SELECT term FROM temp.terms_${index}`).pluck().all()
    database.exec(`DROP TABLE temp.terms_${index}`)
    return terms
  })
  return texts.filter(text => known.includes(text))
}

/** Every row of every table of the database, as JSON, its table before it. */
export function rowsOf(database: Database): string[] {
  const tables = database
    .prepare<[], string>(`SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`)
    .pluck()
    .all()
  return tables.flatMap(table =>
    database
      .prepare<[], object>(`SELECT * FROM ${table}`)
      .all()
      .map(row => `${table} ${JSON.stringify(row)}`),
  )
}

import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import type { Database } from '../../src/database.ts'

const pageBytes = 4096

/** Writes over everything but the first page of a database, which says what kind of file it is. */
export function breakFile(file: string): void {
  overwrite(file, pageBytes, statSync(file).size - pageBytes)
}

/** Writes over where a table or an index begins, and lets the site forget what it remembers of it. */
export function breakPart(database: Database, name: string): void {
  database.pragma('wal_checkpoint(TRUNCATE)')
  const page = database.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name)
  overwrite(database.name, (Number(page) - 1) * pageBytes, pageBytes)
  database.pragma('shrink_memory')
}

function overwrite(file: string, from: number, length: number): void {
  const opened = openSync(file, 'r+')
  writeSync(opened, Buffer.alloc(length, '?'), 0, length, from)
  closeSync(opened)
}

import { closeSync, openSync, statSync, writeSync } from 'node:fs'

/** Writes over everything but the first page of a database, which says what kind of file it is. */
export function breakFile(file: string): void {
  const length = statSync(file).size - 4096
  const opened = openSync(file, 'r+')
  writeSync(opened, Buffer.alloc(length, '?'), 0, length, 4096)
  closeSync(opened)
}

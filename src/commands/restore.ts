import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { createClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { openDatabase } from '../database.ts'

/**
 * `npm run restore -- FILE`, while the site is stopped: puts a backup in place. The present
 * database is kept beside it under another name.
 */
const [file] = process.argv.slice(2)
if (!file || !existsSync(file)) {
  console.error('Stop the site, then type: npm run restore -- FILE')
  process.exit(2)
}
const { databaseFile } = loadConfig(process.env)
mkdirSync(dirname(databaseFile), { recursive: true })
const kept = `${databaseFile}.before-${String(createClock().now().round('second')).replaceAll(':', '-')}`
for (const ending of ['', '-wal', '-shm']) {
  if (existsSync(databaseFile + ending)) renameSync(databaseFile + ending, kept + ending)
}
const backup = new Sqlite(file, { readonly: true, fileMustExist: true })
await backup.backup(databaseFile)
backup.close()
// Opening the database runs the migrations that are newer than the backup.
openDatabase(databaseFile).close()
console.log(`Restored ${databaseFile} from ${file}; what was there before is ${kept}`)

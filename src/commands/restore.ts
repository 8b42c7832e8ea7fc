import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { createClock } from '../clock.ts'
import { databaseFileIn } from '../config.ts'
import { openDatabase } from '../database.ts'
import { command, Mistyped, named } from './command.ts'
import {
  besides,
  copyDatabase,
  putInPlace,
  refuseNoFile,
  removeDatabase,
  verify,
} from './database-copy.ts'
import { refuseInUse } from './refuse-in-use.ts'

const usage = `npm run restore -- FILE

With the site stopped, puts the backup FILE in the place of the database (DATABASE_FILE), once it
has been checked and brought up to date. The present database is kept beside it under another name.`

await command(usage, {}, async ({ positionals }) => {
  const [file] = named(positionals, 'FILE')
  if (!existsSync(file)) throw new Mistyped(`There is no ${file}`)
  refuseNoFile(file)
  const databaseFile = databaseFileIn(process.env)
  mkdirSync(dirname(databaseFile), { recursive: true })
  const incoming = `${databaseFile}.restoring`
  if (existsSync(incoming) && realpathSync.native(file) === realpathSync.native(incoming))
    throw new Error(`${file} is what a restore works on: give it another name`)
  try {
    await copyDatabase(file, incoming, bringUpToDate)
    refuseInUse(databaseFile)
    const kept = keep(databaseFile)
    putInPlace(incoming, databaseFile)
    console.log(`Restored ${databaseFile} from ${file}${kept}`)
  } finally {
    removeDatabase(incoming)
  }
})

/** Opening a database runs the migrations that are newer than it. */
function bringUpToDate(file: string): void {
  verify(file)
  openDatabase(file).close()
  verify(file)
}

/** Copies, so that there is no moment without a database. Returns where to, in words. */
function keep(databaseFile: string): string {
  const files = ['', ...besides].filter(ending => existsSync(databaseFile + ending))
  if (files.length === 0) return ''
  const now = String(createClock().now().round('second'))
  const kept = `${databaseFile}.before-${now.replaceAll(':', '-')}`
  for (const ending of files) {
    copyFileSync(databaseFile + ending, kept + ending, constants.COPYFILE_EXCL)
    chmodSync(kept + ending, 0o600)
  }
  return `; what was there before is ${kept}`
}

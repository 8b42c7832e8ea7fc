import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { databaseFileIn } from '../config.ts'
import { command, named } from './command.ts'
import { besides, copyDatabase, putInPlace, refuseNoFile, removeDatabase } from './database-copy.ts'

const usage = `npm run backup -- FILE [--force]

Copies the whole database (DATABASE_FILE) to FILE while the site runs, and checks the copy.
  --force  replaces FILE where there is one`

await command(usage, { force: { type: 'boolean' } }, async ({ values, positionals }) => {
  const [file] = named(positionals, 'FILE')
  const databaseFile = databaseFileIn(process.env)
  refuse(databaseFile, file, values.force === true)
  // Under its own name stands only what is whole.
  const unfinished = `${file}.unfinished`
  try {
    await copyDatabase(databaseFile, unfinished)
    putInPlace(unfinished, file)
  } finally {
    removeDatabase(unfinished)
  }
  console.log(`Backed up to ${file}`)
})

function refuse(databaseFile: string, file: string, isForced: boolean): void {
  if (!existsSync(databaseFile))
    throw new Error(`There is no database ${databaseFile}; DATABASE_FILE says where it is`)
  if (!existsSync(dirname(file))) throw new Error(`There is no folder ${dirname(file)}`)
  refuseOwn(databaseFile, file)
  if (!existsSync(file)) return
  refuseNoFile(file)
  if (!isForced) throw new Error(`${file} is there already; --force replaces it`)
}

function refuseOwn(databaseFile: string, file: string): void {
  const database = realpathSync.native(databaseFile)
  const place = existsSync(file)
    ? realpathSync.native(file)
    : join(realpathSync.native(dirname(file)), basename(file))
  if (place === database) throw new Error(`${file} is the database itself`)
  if (besides.some(ending => place === database + ending))
    throw new Error(`${file} belongs to the database itself`)
}

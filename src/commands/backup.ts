import { existsSync, realpathSync } from 'node:fs'
import { loadConfig } from '../config.ts'
import { command, named } from './command.ts'
import { copyDatabase, putInPlace, removeDatabase } from './database-copy.ts'

const usage = `npm run backup -- FILE [--force]

Copies the whole database (DATABASE_FILE) to FILE while the site runs, and checks the copy.
  --force  replaces FILE where there is one`

await command(usage, { force: { type: 'boolean' } }, async ({ values, positionals }) => {
  const [file] = named(positionals, 'FILE')
  const { databaseFile } = loadConfig(process.env)
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
  if (!existsSync(file)) return
  if (!isForced) throw new Error(`${file} is there already; --force replaces it`)
  if (realpathSync.native(file) === realpathSync.native(databaseFile))
    throw new Error(`${file} is the database itself`)
}

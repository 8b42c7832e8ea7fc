import { loadConfig } from '../config.ts'
import { openDatabase } from '../database.ts'

/** `npm run backup -- FILE`: copies the whole database while the site runs. */
const [file] = process.argv.slice(2)
if (!file) {
  console.error('Type: npm run backup -- FILE')
  process.exit(2)
}
const database = openDatabase(loadConfig(process.env).databaseFile)
await database.backup(file)
database.close()
console.log(`Backed up to ${file}`)

import { existsSync } from 'node:fs'
import { createClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { openDatabase } from '../database.ts'
import { periods } from '../retention/periods.ts'
import { type Counts, countsOf, type Going, lookAtPurge, purge } from '../retention/purge.ts'
import { command, named } from './command.ts'

const usage = `npm run purge [-- --preview]

Deletes what has outlived its time, as the privacy notice promises, and writes the database anew, so
that nothing of it is left in the file. The site does the same by itself; both may run at once.
  --preview  names each row and each answer that would go, and changes nothing`

/** Named by the audit log as the maker of the change. */
const by = 'npm run purge'

await command(usage, { preview: { type: 'boolean' } }, ({ values, positionals }) => {
  named(positionals)
  const { databaseFile, lettersDir, clockStartsAt } = loadConfig(process.env)
  if (!existsSync(databaseFile))
    throw new Error(`There is no database ${databaseFile}; DATABASE_FILE says where it is`)
  const database = openDatabase(databaseFile)
  const clock = createClock(clockStartsAt)
  if (values.preview) return show(lookAtPurge({ database, clock }))
  const { counts, isWhole } = purge({ database, clock, lettersDir }, by)
  database.close()
  console.log(['Deleted:', ...lines(counts)].join('\n'))
  if (!isWhole)
    throw new Error('Another program was reading the database: end it and type this again')
})

function show(going: readonly Going[]): void {
  for (const { table, row, answer } of going) console.log([table, row, answer].join(' ').trim())
  console.log(['Would be deleted:', ...lines(countsOf(going))].join('\n'))
}

/** Where there is nothing, from when on there may be something. */
function lines(counts: Counts): string[] {
  const all = Object.entries(counts).map(([table, count]) => `  ${table} ${count}`)
  return all.length > 0
    ? all
    : ['  nothing', ...periods.map(({ name, from }) => `  ${name} from ${from}`)]
}

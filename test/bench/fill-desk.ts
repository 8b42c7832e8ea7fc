import { loadConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database.ts'
import { createServices, type Services } from '../../src/services.ts'
import { fillDesk } from '../support/big-desk.ts'
import { benchClock, deskAccount } from './site.ts'

/** Fills a new file with so many replies and an account that may do everything. A crash of the machine would lose it. */
const [file = '', replies = ''] = process.argv.slice(2)
const config = loadConfig({ CLOCK: benchClock, DATABASE_FILE: file, LOG_LEVEL: 'silent' })
createServices(config).database.close()

const database = openDatabase(file)
for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'secure_delete = OFF', 'cache_size = -400000'])
  database.pragma(pragma)
fillDesk({ database } as Services, Number(replies))
database.close()

const services = createServices(config)
await services.staff.add({ ...deskAccount, role: 'admin', language: 'en' }, 'bench')
services.database.pragma('wal_checkpoint(TRUNCATE)')
services.database.close()
process.exit(0)

// Before all else, and no TypeScript: what Node has compiled is kept for the next start, which then
// takes half the time and 25 MB less. Where nobody may write, each start compiles.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'))

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const project = join(import.meta.dirname, '../..')
type Locked = { dev?: boolean; peer?: boolean; devOptional?: boolean }

/** Node itself as packages bring it. */
const isNode = (path: string): boolean => /node_modules\/node(-bin)?-(linux|darwin|win)/.test(path)

/** What `npm ci --omit=dev` would install, as the lock file says and as it lies here. */
export function installed(): { packages: number; megabytes: number } {
  const lock: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(project, 'package-lock.json'), 'utf8'),
  )
  const kept = Object.entries(lock.packages).filter(
    ([path, { dev }]) => path && !dev && !isNode(path) && existsSync(join(project, path)),
  )
  const bytes = kept.reduce((sum, [path]) => sum + sizeOf(join(project, path)), 0)
  return { packages: kept.length, megabytes: bytes / 1e6 }
}

/** Without packages inside, which the lock file lists by themselves. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.name !== 'node_modules')
    .reduce((sum, entry) => {
      const path = join(folder, entry.name)
      return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size)
    }, 0)
}

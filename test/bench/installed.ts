import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, globSync, lstatSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const project = join(import.meta.dirname, '../..')
const command = ['ci', '--omit=dev', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund']

/** What docs/operate.md has installed, in an empty folder; undefined where npm or its registry is not there. */
export function installed(): { packages: number; megabytes: number } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-install-'))
  try {
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      if (existsSync(join(project, file))) copyFileSync(join(project, file), join(folder, file))
    if (spawnSync('npm', command, { cwd: folder, stdio: 'ignore', timeout: 120_000 }).status !== 0) return undefined
    const files = globSync('node_modules/**', { cwd: folder }).map(path => lstatSync(join(folder, path)))
    const packages = globSync('node_modules/{*,@*/*}/package.json', { cwd: folder }).length
    return { packages, megabytes: files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0) / 1e6 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

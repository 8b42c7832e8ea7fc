import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'

/** A database file that is not there yet, and a folder for migrations beside it. */
export function scratch(t: TestContext, migrations: Record<string, string> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'reply-desk-'))
  t.after(() => rmSync(root, { recursive: true }))
  const folder = join(root, 'migrations')
  mkdirSync(folder)
  const add = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
  for (const [name, sql] of Object.entries(migrations)) add(name, sql)
  return { file: join(root, 'replies.sqlite'), folder, add }
}

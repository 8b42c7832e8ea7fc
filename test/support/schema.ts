import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../src/database.ts'

const root = join(import.meta.dirname, '../..')
export const migrationsFolder = join(root, 'migrations')
export const schemaFile = join(root, 'docs/schema.sql')

/** Every table with its indexes and triggers, and every view, as SQLite has them; its own tables are left out. */
export function schemaOf(database: Database): string {
  const statements = database
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
         AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow')
       ORDER BY tbl_name, type NOT IN ('table', 'view'), type, name`,
    )
    .pluck()
  return statements
    .all()
    .map(sql => `${sql};\n`)
    .join('\n')
}

/** One migration can be read as it is; of several, nobody can see what they come to. */
export function schemaToKeep(folder: string): string | undefined {
  if (readdirSync(folder).length < 2) return undefined
  const database = openDatabase(':memory:', folder)
  const schema = schemaOf(database)
  database.close()
  return withoutDropped(schema, textOf(folder))
}

const textOf = (folder: string): string =>
  readdirSync(folder)
    .sort()
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .join('\n')

/** SQLite drops a column together with the comment of the next one, and leaves its own. */
function withoutDropped(schema: string, migrations: string): string {
  const dropped = [...migrations.matchAll(/^ALTER TABLE \w+ DROP COLUMN (\w+);/gm)].map(([, name = '']) => name)
  return dropped.reduce((text, column) => {
    const around = new RegExp(String.raw`((?:^ +--.*\n)*)^ +${column} .*\n((?:^ +--.*\n)*)( +\w+ [^,\n]+)`, 'm')
    const [, own = '', ofNext = '', next = ''] = migrations.match(around) ?? []
    return text.replace(own, '').replace(next, ofNext + next)
  }, schema)
}

/** The file's text; undefined: it is not there. */
export function keptSchema(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** `node test/support/schema.ts`, after the second migration and each one that follows. */
if (import.meta.main) {
  const schema = schemaToKeep(migrationsFolder)
  if (schema) writeFileSync(schemaFile, schema)
}

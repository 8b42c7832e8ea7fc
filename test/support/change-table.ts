import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'

const book = join(import.meta.dirname, '../../CONTRIBUTING.md')

/** A row of the table “What a change touches”: the test that makes the change, and the files that the row names. */
export type ChangeRow = { change: string; test: string; names: readonly string[] }

const row = /^\| \[([^\]]+)\]\((test\/changes\/[\w-]+\.test\.ts)\) \| (.+) \|$/gm

export const changeRows: readonly ChangeRow[] = [...readFileSync(book, 'utf8').matchAll(row)].map(
  ([, change = '', test = '', files = '']) => ({
    change,
    test,
    names: [...files.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  }),
)

export const rowOf = (test: string): ChangeRow =>
  changeRows.find(row => row.test === test) ?? assert.fail(`CONTRIBUTING.md has no row for ${test}`)

/** `<language>` in a name stands for whatever is there; a name that ends in `/` is all that a folder holds. */
export const isNamed = (file: string, { names }: ChangeRow): boolean =>
  names.some(name => matchesGlob(file, name.replace(/<[^>]+>/g, '*').replace(/\/$/, '/**')))

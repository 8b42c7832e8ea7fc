import { edition } from '#edition/index.ts'
import { fieldsOf } from '../forms/form.ts'

/** Fields whose answers are options: no word of them is anybody's name. */
const chosen: ReadonlySet<string> = new Set(
  [edition.person, ...edition.forms]
    .flatMap(fieldsOf)
    .filter(({ kind }) => ['radio', 'select', 'checkboxes', 'checkbox'].includes(kind))
    .map(({ name }) => name),
)

/** The texts in what was stored as JSON, a line each; without names of fields, and without options. */
export const typedTexts = (json: string | null): string =>
  linesIn(JSON.parse(json ?? 'null')).join('\n')

function linesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => (chosen.has(name) ? [] : linesIn(part)))
}

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
export function typedTexts(json: string | null): string {
  const lines: string[] = []
  addLines(JSON.parse(json ?? 'null'), lines)
  return lines.join('\n')
}

function addLines(value: unknown, lines: string[]): void {
  if (typeof value === 'string') lines.push(value)
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) if (!chosen.has(name)) addLines(part, lines)
}

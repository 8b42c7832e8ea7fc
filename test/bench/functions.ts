import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filled } from './lines.ts'

type Place = { line: number; column: number }
type Diagnostic = { message: string; category: string; location: { path: string; start: Place; end: Place } }

/** `size`: lines that are not blank, or cognitive complexity. */
export type Measured = { name: string; path: string; size: number }
export type FunctionFigures = { lengths: Measured[]; complexities: Measured[]; nestedTernaries: number }

/** At these limits Biome names nearly every function; what it says nothing of has one line inside, or no branch. */
const rules = {
  preset: 'none',
  complexity: {
    noExcessiveLinesPerFunction: { level: 'error', options: { maxLines: 1, skipBlankLines: true } },
    noExcessiveCognitiveComplexity: { level: 'error', options: { maxAllowedComplexity: 1 } },
  },
  style: { noNestedTernary: 'error' },
}

/** The functions below `src` of a project, the largest first. */
export function functionFigures(project: string): FunctionFigures {
  const found = Map.groupBy(diagnosticsOf(project), ({ category }) => category.split('/').at(-1))
  const measured = (rule: string, sizeOf: (diagnostic: Diagnostic, lines: string[]) => number) =>
    (found.get(rule) ?? [])
      .map(diagnostic => {
        const { path, start } = diagnostic.location
        const lines = readFileSync(join(project, path), 'utf8').split('\n')
        return { name: nameAt(lines[start.line - 1] ?? ''), path, size: sizeOf(diagnostic, lines) }
      })
      .toSorted((a, b) => b.size - a.size)
  return {
    lengths: measured('noExcessiveLinesPerFunction', lengthOf),
    complexities: measured('noExcessiveCognitiveComplexity', complexityOf),
    nestedTernaries: found.get('noNestedTernary')?.length ?? 0,
  }
}

const lengthOf = ({ location: { start, end } }: Diagnostic, lines: string[]): number =>
  filled(lines.slice(start.line - 1, end.line)).length

/** "Excessive complexity of 23 detected (max: 1)." */
const complexityOf = ({ message }: Diagnostic): number => Number(/\d+/.exec(message)?.[0])

/** What the line that a function begins on calls it; of a function without a name, the line. */
const nameAt = (line: string): string =>
  /(?:function\*?|const) (\w+)/.exec(line)?.[1] ??
  /^ *(?:async )?(\w+)\(.*\{$/.exec(line)?.[1] ??
  line.trim().slice(0, 50)

function diagnosticsOf(project: string): Diagnostic[] {
  const settings = mkdtempSync(join(tmpdir(), 'measure-'))
  writeFileSync(join(settings, 'biome.json'), JSON.stringify({ linter: { rules } }))
  const biome = join(import.meta.dirname, '../../node_modules/.bin/biome')
  const asked = ['lint', `--config-path=${settings}`, '--reporter=json', '--max-diagnostics=none', 'src']
  const { stdout, stderr } = spawnSync(biome, asked, { cwd: project, encoding: 'utf8', maxBuffer: 2 ** 28 })
  rmSync(settings, { recursive: true })
  if (!stdout.startsWith('{')) throw new Error(`Biome did not measure ${project}: ${stderr}`)
  return JSON.parse(stdout).diagnostics
}

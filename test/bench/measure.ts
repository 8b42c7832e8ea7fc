import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { functionFigures, type Measured } from './functions.ts'
import { type LineFigures, lineFigures, sourceFiles } from './lines.ts'

/** `npm run measure -- FOLDER`: how long files, lines and functions are, to be compared with another day or project. */
const [folder = join(import.meta.dirname, '../..'), ...others] = process.argv.slice(2)
if (folder.startsWith('-') || others.length > 0 || !existsSync(join(folder, 'src'))) {
  console.error('Type: npm run measure -- FOLDER   (of a project with src/; without a folder: this one)')
  process.exit(folder === '--help' ? 0 : 2)
}
const project = resolve(folder)

const parts: Record<string, string> = {
  src: 'src/**/*.ts',
  tests: 'test/**/*.ts',
  views: 'views/**/*.ejs',
  styles: 'views/**/*.css',
  scripts: 'views/**/*.js',
}
const maxLines = 30
const maxComplexity = 15

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

function row(part: string, figures: LineFigures): string[] {
  const { files, lines, median, p90, longest, over100, over120, comments } = figures
  const counts = [files, lines, median, p90, longest.lines].map(String)
  return [part, ...counts, ...[over100, over120, comments].map(percent), longest.path]
}

/** Numbers to the right, names to the left. */
function table(rows: readonly string[][]): string {
  const [head = []] = rows
  const widths = head.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  const isName = (column: number) => column === 0 || column === head.length - 1
  const cell = (text: string, column: number) =>
    isName(column) ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)
  return rows.map(row => row.map(cell).join('  ').trimEnd()).join('\n')
}

const told = ({ name, path, size }: Measured): string => `${size} ${name} (${path})`

function functionLines(): string[] {
  const { lengths, complexities, nestedTernaries } = functionFigures(project)
  const long = lengths.filter(({ size }) => size > maxLines)
  const complex = complexities.filter(({ size }) => size > maxComplexity)
  return [
    `functions over ${maxLines} lines        ${long.length}`,
    `the longest function           ${lengths.slice(0, 1).map(told).join('')}`,
    `functions over complexity ${maxComplexity}   ${complex.length}`,
    ...complex.map(one => `                               ${told(one)}`),
    `nested ternaries               ${nestedTernaries}`,
  ]
}

const files = Object.entries(parts).map(([part, pattern]) => [part, sourceFiles(project, pattern)] as const)
const head = ['', 'files', 'lines', 'median', 'p90', 'longest', '> 100', '> 120', 'comments', 'the longest file']
console.log(`${project}: lines without blank ones; median, p90 and longest in lines a file; over 100 and 120 columns\n`)
console.log(table([head, ...files.map(([part, all]) => row(part, lineFigures(all)))]))
console.log(`\nsrc\n${functionLines().join('\n')}`)

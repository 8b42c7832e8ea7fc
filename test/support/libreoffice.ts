import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const findLibreOffice = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(':')
    .map(folder => join(folder, 'soffice'))
    .find(file => existsSync(file))

/** Finds LibreOffice or, as root on Debian, gets it; throws with the one line to type when it cannot. */
export function ensureLibreOffice(): string {
  const found = findLibreOffice() ?? fromDebian()
  if (found) return found
  throw new Error('The export tests need LibreOffice. Type: sudo apt-get install libreoffice-calc-nogui')
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.log('Installing the libreoffice-calc-nogui package with apt-get.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['install', '-y', '-qq', '--no-install-recommends', 'libreoffice-calc-nogui']
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
    execFileSync('apt-get', packages, { stdio: ['ignore', 'ignore', 'inherit'], env })
  } catch {
    return undefined
  }
  return findLibreOffice()
}

/** Opens a file as LibreOffice does, and says what its sheet holds, written out as a CSV of tabs that nothing guards. */
export async function readBack(file: Uint8Array, name: string, sheet = 1): Promise<string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-office-'))
  try {
    writeFileSync(join(folder, name), file)
    // 9: tab, 34: quotes, 76: UTF-8; every cell quoted, as text; then the sheet's number.
    const output = `csv:Text - txt - csv (StarCalc):9,34,76,1,,0,true,true,false,false,false,${sheet}`
    // A CSV is opened as a member would choose: semicolons, quotes, UTF-8, every column as text.
    const input = name.endsWith('.csv') ? [`--infilter=Text - txt - csv (StarCalc):59,34,76,1,,0,true,false,true`] : []
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const conversion = ['--convert-to', output, '--outdir', join(folder, 'out'), join(folder, name)]
    // It names its file after the sheet, and writes none where the locale has no Cyrillic.
    const env = { ...process.env, LC_ALL: 'C.UTF-8' }
    await run(ensureLibreOffice(), [profile, '--headless', ...input, ...conversion], { env })
    const [written = ''] = readdirSync(join(folder, 'out'))
    return cellsOf(readFileSync(join(folder, 'out', written), 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Quoted cells with tabs between them, empty ones without quotes; a line break inside a cell stays in it. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const clean = text.replace('\ufeff', '').replace(/\r?\n$/, '')
  for (const [, cell = '', end] of clean.matchAll(/(?:"((?:[^"]|"")*)")?(\t|\r?\n|$)/g)) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'))
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows
}

import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { promisify } from 'node:util'
import { debianPackage, onPath, type Tool } from './tools.ts'

const run = promisify(execFile)

const findLibreOffice = () => onPath('soffice')

export const libreOfficeTool: Tool = {
  name: 'LibreOffice, for the export tests',
  find: findLibreOffice,
  ways: debianPackage('libreoffice-calc-nogui'),
  advice: 'The export tests need LibreOffice. Type: sudo apt-get install libreoffice-calc-nogui',
}

// 9: tab, 34: quotes, 76: UTF-8; every cell quoted, as text; -1: each sheet in a file of its own.
const eachSheet = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,true,true,false,false,false,-1'
/** A CSV is opened as a careful member would choose: semicolons, quotes, UTF-8, every column as text. */
const asText = '--infilter=Text - txt - csv (StarCalc):59,34,76,1,,0,true,false,true'
/** The same in a hurry: what looks like a number or a date becomes one. */
export const asItLooks = '--infilter=Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false'

/** LibreOffice for all tests of the file or the group that calls this; its settings are made at its first start. */
export function useLibreOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-office-'))
  let files = 0
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** Opens a file and says what its sheets hold, by their names, as it writes them into CSV without any guard. */
  return async (file: Uint8Array, ending: 'csv' | 'xlsx', opened = asText): Promise<Record<string, string[][]>> => {
    const own = join(folder, String(files++))
    mkdirSync(own)
    writeFileSync(join(own, `file.${ending}`), file)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const input = ending === 'csv' ? [opened] : []
    const conversion = ['--convert-to', eachSheet, '--outdir', join(own, 'out'), join(own, `file.${ending}`)]
    // It names its files after the sheets, and writes none where the locale has no Cyrillic.
    const env = { ...process.env, LC_ALL: 'C.UTF-8' }
    await run(findLibreOffice() ?? 'soffice', [profile, '--headless', ...input, ...conversion], { env })
    const sheets = readdirSync(join(own, 'out')).map(name => [
      name.replace(/^file-|\.csv$/g, ''),
      cellsOf(readFileSync(join(own, 'out', name), 'utf8')),
    ])
    return Object.fromEntries(sheets)
  }
}

/** Texts in quotes with tabs between them; a number or a date is marked `#`. A line break in a cell stays in it. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  const clean = text.replace('\ufeff', '').replace(/\r?\n$/, '')
  for (const [, text = '', number, end] of clean.matchAll(/(?:"((?:[^"]|"")*)"|([^"\t\r\n]+))?(\t|\r?\n|$)/g)) {
    rows.at(-1)?.push(number ? `#${number}` : text.replaceAll('""', '"'))
    if (end === '') break
    if (end !== '\t') rows.push([])
  }
  return rows
}

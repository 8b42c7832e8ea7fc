import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { promisify } from 'node:util'
import { type CheerioAPI, load } from 'cheerio'
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

/** Converts files for all tests of the file or the group that calls this; its settings are made at its first start. */
function useOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-office-'))
  let files = 0
  after(() => rmSync(folder, { recursive: true, force: true }))

  /** What it makes of a file, by the names of the files that it writes. */
  return async (file: Uint8Array, ending: 'csv' | 'xlsx', to: string, opened = asText): Promise<[string, string][]> => {
    const own = join(folder, String(files++))
    mkdirSync(own)
    writeFileSync(join(own, `file.${ending}`), file)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const input = ending === 'csv' ? [opened] : []
    const conversion = ['--convert-to', to, '--outdir', join(own, 'out'), join(own, `file.${ending}`)]
    // It names its files after the sheets, and writes none where the locale has no Cyrillic.
    const env = { ...process.env, LC_ALL: 'C.UTF-8' }
    await run(findLibreOffice() ?? 'soffice', [profile, '--headless', ...input, ...conversion], { env })
    return readdirSync(join(own, 'out')).map(name => [name, readFileSync(join(own, 'out', name), 'utf8')])
  }
}

/** Opens a file and says what its sheets hold, by their names, as it writes them into CSV without any guard. */
export function useLibreOffice() {
  const convert = useOffice()
  return async (file: Uint8Array, ending: 'csv' | 'xlsx', opened = asText): Promise<Record<string, string[][]>> => {
    const sheets = await convert(file, ending, eachSheet, opened)
    return Object.fromEntries(sheets.map(([name, text]) => [name.replace(/^file-|\.csv$/g, ''), cellsOf(text)]))
  }
}

/** Opens a workbook and says all that it has understood of it, as the XML of an open document. */
export function useOpenDocument() {
  const convert = useOffice()
  return async (file: Uint8Array): Promise<CheerioAPI> => {
    const [[, text] = []] = await convert(file, 'xlsx', 'fods')
    return load(text ?? '', { xml: true })
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

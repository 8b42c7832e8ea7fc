import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { TestContext } from 'node:test'
import { freePort } from './app.ts'
import { createVisitor } from './visitor.ts'

/** Tests that start whole programs, and mostly wait for them. */
export const programs = [
  'test/commands/*.test.ts',
  ...[
    'database-files',
    'database-stress',
    'killing',
    'read-only',
    'slow-senders',
    'starting',
    'stopping',
    'two-processes',
  ].map(name => `test/${name}.test.ts`),
]

const source = join(import.meta.dirname, '../../src')

export function emptyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** `mayDoAll`: false where the rights of files must hold, though root runs the tests. */
type Run = { cwd: string; env?: Record<string, string>; input?: string; mayDoAll?: boolean }

const withoutRights = ['setpriv', '--bounding-set=-dac_override,-dac_read_search']

/** Starts a file of src in a folder of its own, as `npm run` does. */
export function start(file: string, args: string[], { cwd, env = {}, input, mayDoAll = true }: Run): ChildProcess {
  const as = !mayDoAll && process.getuid?.() === 0 ? withoutRights : []
  const [program = '', ...line] = [...as, process.execPath, join(source, file), ...args]
  // What is compiled once for all files of tests need not be compiled at each start.
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(program, line, {
    cwd,
    env: { PATH, NODE_COMPILE_CACHE, ...env },
  })
  child.stdin?.end(input)
  return child
}

export async function run(file: string, args: string[], options: Run) {
  const child = start(file, args, options)
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout as never),
    text(child.stderr as never),
    once(child, 'close'),
  ])
  return { output, errors, code }
}

/** Lines that a running program has printed, and a wait for one of them. */
export function linesOf(child: ChildProcess) {
  const lines: string[] = []
  const reader = createInterface({ input: child.stdout as never })
  reader.on('line', line => lines.push(line))
  const over = once(reader, 'close').then(() => assert.fail(`it printed nothing more:\n${lines.join('\n')}`))
  // Whoever waits for a line is told.
  over.catch(() => undefined)
  return {
    lines,
    /** Rejects when the program ends without it. */
    async until(fits: (line: string) => boolean): Promise<string> {
      for (;;) {
        const found = lines.find(fits)
        if (found) return found
        await Promise.race([once(reader, 'line'), over])
      }
    },
  }
}

/** Starts a program that listens; on another port where somebody was faster to take the one that was free. */
export async function startListening(
  t: TestContext,
  file: string,
  cwd: string,
  isReady: (line: string) => boolean,
  env = {},
) {
  for (;;) {
    const port = String(await freePort())
    const child = start(file, [], { cwd, env: { PORT: port, ...env } })
    t.after(() => child.kill('SIGKILL'))
    const errors = text(child.stderr as never)
    const { lines, until } = linesOf(child)
    const first = await until(line => isReady(line) || isPortTaken(line)).catch(() => undefined)
    if (first && !isPortTaken(first))
      return { child, port: Number(port), lines, until, visitor: createVisitor({ url: `http://localhost:${port}` }) }
    child.kill('SIGKILL')
    if (!first) assert.match(await errors, /EADDRINUSE/)
  }
}

const isPortTaken = (line: string): boolean => line.includes('the port is in use')

/** The site in a folder of its own, listening. */
export const startSite = (t: TestContext, cwd: string, env: Record<string, string> = {}) =>
  startListening(t, 'server.ts', cwd, line => line.includes('listening'), { CLOCK: '2025-04-28T07:00:00Z', ...env })

export async function stop(child: ChildProcess): Promise<number> {
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  return code
}

const holder = `
  const [file] = process.argv.slice(1)
  const database = new (await import('better-sqlite3')).default(file)
  database.exec('BEGIN IMMEDIATE')
  console.log('held')
  for await (const _ of process.stdin);
  database.exec('ROLLBACK')
  database.close()`

/** Another process that keeps the write lock of a database until it is told to give it back. */
export async function lockDatabase(t: TestContext, file: string) {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', holder, file], {
    cwd: import.meta.dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  await linesOf(child).until(line => line === 'held')
  return {
    async release(): Promise<void> {
      child.stdin?.end()
      await once(child, 'exit')
    },
  }
}

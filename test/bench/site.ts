import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { encode, type TypedForm } from '../support/answers.ts'
import { freePort } from '../support/app.ts'

/** When the sites of the bench are: the forms are open. */
export const benchClock = '2025-04-28T07:00:00Z'
const project = join(import.meta.dirname, '../..')
const compileCache = './src/compile-cache.js'
/** As `npm start` does; a program of before has no such file. */
const command = [...(existsSync(join(project, compileCache)) ? ['--import', compileCache] : []), 'src/server.ts']

const running = new Set<ChildProcess>()
// A bench that fails leaves no site running.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
/** Of a part that has failed: the next one is not to be measured beside them. */
export const stopSites = () => Promise.all([...running].map(ended))

/** The product as it runs in production, but for its clock: a process of its own that waits for the disk. */
export type Site = {
  url: string
  port: number
  pid: number
  folder: string
  database: string
  /** From the start of the process to the first page that is answered. */
  startSeconds: number
  stop(): Promise<void>
}

/** `database`: a file to run on, which is the caller's; without one the site begins empty. */
export async function startSite(database?: string, env: Record<string, string> = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-bench-'))
  const file = database ?? join(folder, 'replies.sqlite')
  const port = await freePort()
  const from = performance.now()
  const child = spawn(process.execPath, command, {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      PORT: String(port),
      DATABASE_FILE: file,
      LETTERS_DIR: join(folder, 'letters'),
      CLOCK: benchClock,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_POSTS: '0',
      LETTERS_PER_DAY: '0',
      DIGEST_AT: 'off',
      ...env,
    },
  })
  running.add(child)
  const errors = text(child.stderr)
  const url = `http://127.0.0.1:${port}`
  if (!(await firstAnswer(`${url}/en`, child))) throw new Error(`The site did not start:\n${await errors}`)
  const startSeconds = (performance.now() - from) / 1000
  return {
    url,
    port,
    pid: child.pid ?? 0,
    folder,
    database: file,
    startSeconds,
    async stop() {
      await ended(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function firstAnswer(url: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) {
      await answer.arrayBuffer()
      return true
    }
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  return false
}

export async function ended(child: ChildProcess): Promise<void> {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = once(child, 'exit')
  child.kill('SIGTERM')
  const killing = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await over
  clearTimeout(killing)
}

/** Until the processes that it has started are over, such as the one that checks a large database. */
export async function alone(pid: number): Promise<void> {
  while (isParent(pid)) await new Promise(resolve => setTimeout(resolve, 200))
}

const isParent = (pid: number): boolean =>
  globSync('/proc/[0-9]*/stat').some(file => {
    try {
      return Number(/\) \S+ (\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) === pid
    } catch {
      // It has ended meanwhile.
      return false
    }
  })

/** MiB: `resident` with files that are mapped, `own` without. */
export function memoryOf(pid: number): { resident: number; own: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const mebibytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024
  return { resident: mebibytes('VmRSS'), own: mebibytes('RssAnon') }
}

/** Posts a form and returns what the cookies of the answer are: what this browser may open. */
export async function cookieAfter(url: string, form: TypedForm): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: encode(form), redirect: 'manual' })
  await answer.arrayBuffer()
  if (answer.status !== 303) throw new Error(`${answer.status} ${url}`)
  return answer.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}

export const signIn = (site: Site): Promise<string> =>
  cookieAfter(`${site.url}/admin/sign-in`, { email: deskAccount.email, password: deskAccount.password })

/** The account of every desk that the bench has filled. */
export const deskAccount = { email: 'admin@secretariat.example', password: 'correct horse battery' }

import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const project = join(import.meta.dirname, '../..')
/** What a filled desk is made by: with any change of these it is filled anew. */
const makers = ['test/support/big-desk.ts', 'test/support/big-desk/*.ts', 'test/bench/fill-desk.ts', 'migrations/*.sql']

/** Files of filled desks are kept between runs. */
export const desksFolder = process.env.BENCH_DESKS ?? join(tmpdir(), 'reply-desk-bench')

const inUse = new Set<string>()
process.once('exit', () => {
  for (const file of inUse) removeDatabase(file)
})

/** A copy, for whoever asks, of the desk with so many replies; removed with `remove`. */
export async function deskOf(replies: number): Promise<{ file: string; remove(): void }> {
  const kept = await keptDesk(replies)
  const file = `${kept}-in-use-${process.pid}`
  inUse.add(file)
  copyFileSync(kept, file)
  return { file, remove: () => removeDatabase(file) }
}

async function keptDesk(replies: number): Promise<string> {
  mkdirSync(desksFolder, { recursive: true })
  const file = join(desksFolder, `${makersHash()}-${replies}.sqlite`)
  if (existsSync(file)) return file
  console.log(`Fills a desk with ${replies.toLocaleString('en')} replies, once: ${file}`)
  const unfinished = `${file}-unfinished`
  removeDatabase(unfinished)
  const [code] = await once(fork(join(import.meta.dirname, 'fill-desk.ts'), [unfinished, String(replies)]), 'exit')
  if (code !== 0) throw new Error('The desk was not filled')
  renameSync(unfinished, file)
  return file
}

function makersHash(): string {
  const hash = createHash('sha256')
  for (const path of globSync(makers, { cwd: project }).toSorted()) hash.update(readFileSync(join(project, path)))
  return hash.digest('hex').slice(0, 12)
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(file + ending, { force: true })
}

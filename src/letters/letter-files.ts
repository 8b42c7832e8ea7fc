import { mkdirSync, rmSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Letter } from './letter.ts'
import { messageOf } from './message.ts'
import { sourceOf } from './source.ts'
import type { Transport } from './transport.ts'

/** Letters as files, where there is no mail server. */
export function letterFiles(config: Config): Transport {
  const folder = config.lettersDir
  mkdirSync(folder, { recursive: true })
  return {
    async send(letter, composed) {
      const source = sourceOf(messageOf(letter, composed, config))
      await writeWhole(folder, fileName(letter), source)
    },
    takeBack: letter => removeLetterFiles(folder, [letter]),
    isReachable: () => takesFiles(folder),
    close: () => undefined,
  }
}

/** Under its name stands only what is whole; the folder may have been tidied away. */
async function writeWhole(folder: string, name: string, content: string): Promise<void> {
  const unfinished = join(folder, `${name}.unfinished`)
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(unfinished, content)
    await rename(unfinished, join(folder, name))
  } catch (error) {
    await rm(unfinished, { force: true, recursive: true })
    throw error
  }
}

/** What keeps one file from being written may be its own. */
const takesFiles = (folder: string): Promise<boolean> =>
  writeWhole(folder, 'may-be-written', ' ').then(
    () => rm(join(folder, 'may-be-written')).then(() => true),
    () => false,
  )

type Named = Pick<Letter, 'id'> & { kind: string }

const fileName = ({ id, kind }: Named): string => `${String(id).padStart(6, '0')}-${kind}.eml`

export function removeLetterFiles(folder: string, letters: readonly Named[]): void {
  for (const letter of letters) rmSync(join(folder, fileName(letter)), { force: true })
}

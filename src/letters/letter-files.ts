import { mkdirSync, rmSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Letter } from './letter.ts'
import { messageOf } from './message.ts'
import { nodemailer } from './nodemailer.ts'
import type { Transport } from './transport.ts'

/** Letters as files, where there is no mail server. */
export function letterFiles(config: Config): Transport {
  let mailer: ReturnType<typeof createMailer> | undefined
  const folder = config.lettersDir
  mkdirSync(folder, { recursive: true })
  return {
    async send(letter, composed) {
      mailer ??= createMailer()
      const { message: source } = await mailer.sendMail(messageOf(letter, composed, config))
      await writeWhole(folder, fileName(letter), source as Buffer)
    },
    takeBack: letter => removeLetterFiles(folder, [letter]),
    isReachable: () => takesFiles(folder),
    close: () => mailer?.close(),
  }
}

const createMailer = () =>
  nodemailer().createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

/** Under its name stands only what is whole; the folder may have been tidied away. */
async function writeWhole(folder: string, name: string, content: Buffer): Promise<void> {
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
  writeWhole(folder, 'may-be-written', Buffer.alloc(1)).then(
    () => rm(join(folder, 'may-be-written')).then(() => true),
    () => false,
  )

type Named = Pick<Letter, 'id'> & { kind: string }

const fileName = ({ id, kind }: Named): string => `${String(id).padStart(6, '0')}-${kind}.eml`

export function removeLetterFiles(folder: string, letters: readonly Named[]): void {
  for (const letter of letters) rmSync(join(folder, fileName(letter)), { force: true })
}

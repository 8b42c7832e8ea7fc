import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { settings } from '../../src/config.ts'

export const exampleFile = join(import.meta.dirname, '../../.env.example')

/** Each setting as papers tell it; `preset`: what it is where nobody sets it, empty where it is nothing. */
export const settingsTold = Object.entries(settings.shape).map(([name, schema]) => ({
  name,
  preset: String((settings.parse({}) as Record<string, unknown>)[name] ?? ''),
  meaning: schema.description ?? '',
}))

const head = `# The settings of Reply Desk, each with its default. Uncomment what is to be otherwise.
# As .env:                 node --env-file=.env src/server.ts
# As /etc/reply-desk.env:  EnvironmentFile= of a systemd unit (docs/operate.md)
`

export const exampleText = [
  head,
  ...settingsTold.map(({ name, preset, meaning }) => `# ${meaning.replaceAll('`', '')}\n#${name}=${preset}\n`),
].join('\n')

/** `node test/support/settings-papers.ts`, after a change of `src/config.ts`. */
if (import.meta.main) writeFileSync(exampleFile, exampleText)

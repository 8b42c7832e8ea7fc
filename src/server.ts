import { setTimeout } from 'node:timers/promises'
import { command, named } from './commands/command.ts'
import { type Config, loadConfig, siteUrl } from './config.ts'
import { languages } from './i18n.ts'
import { createLog } from './log.ts'
import { serve } from './serve.ts'
import { createServices, type Services } from './services.ts'
import { fullRole } from './staff/roles.ts'
import { type Hindrance, hindranceOf } from './start-hindrance.ts'

const usage = `npm start

Runs the site until it is stopped. Settings are environment variables: README.md lists them.`

const longestPauseSeconds = 60

await command(usage, {}, ({ positionals }) => {
  named(positionals)
  return startWhenPossible(loadConfig(process.env))
})

/** What may pass by itself is waited for, ever longer. */
async function startWhenPossible(config: Config): Promise<void> {
  const log = createLog(config)
  for (let seconds = 1; ; seconds = Math.min(2 * seconds, longestPauseSeconds)) {
    const hindrance = await start(config)
    if (!hindrance) return
    const { sentence, mayPass, stack } = hindrance
    log.debug({ stack }, 'not started')
    if (!mayPass) throw new Error(sentence)
    log.warn({ seconds }, `${sentence}; the start is tried again`)
    await setTimeout(seconds * 1000)
  }
}

async function start(config: Config): Promise<Hindrance | undefined> {
  let database: { close(): void } | undefined
  try {
    const services = createServices(config)
    database = services.database
    await serve(services)
    console.error(welcome(services))
    return undefined
  } catch (error) {
    database?.close()
    return hindranceOf(error as Error)
  }
}

/** For whoever has started it by hand; standard output has the log alone. */
function welcome({ config, staff }: Services): string {
  const site = siteUrl(config)
  const first = `
  First account  npm run staff -- add EMAIL --role ${fullRole} --password-stdin`
  return `
  Invitation     ${languages.map(language => `${site}/${language}`).join('   ')}
  Secretariat    ${site}/admin${staff.list().length > 0 ? '' : first}
`
}

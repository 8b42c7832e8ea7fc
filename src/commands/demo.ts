import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { timeZone } from '#edition/circular.ts'
import { createClock } from '../clock.ts'
import { type Config, loadConfig } from '../config.ts'
import { decideSamples } from '../demo/decide-samples.ts'
import { opensAt } from '../demo/opens-at.ts'
import { samples } from '../demo/samples.ts'
import { sendSamples } from '../demo/send-samples.ts'
import { languages } from '../i18n.ts'
import { serve } from '../serve.ts'
import { createServices, type Services } from '../services.ts'
import { fullRole } from '../staff/roles.ts'
import { command, named } from './command.ts'
import { refuseInUse } from './refuse-in-use.ts'

const folder = 'data/demo'
const staffEmail = 'secretariat@demo.example'

const usage = `npm run demo

Runs a site with made-up replies before the deadline, in ${folder}; every run starts clean. PORT says
where; what it prints first is how to sign in.`

await command(usage, {}, async ({ positionals }) => {
  named(positionals)
  const config = demoConfig()
  refuseInUse(config.databaseFile)
  rmSync(folder, { recursive: true, force: true })
  const services = filledServices(config)
  const password = randomBytes(9).toString('base64url')
  await services.staff.add(
    { email: staffEmail, password, role: fullRole, language: languages[0] },
    'npm run demo',
  )
  await serve(services)
  console.log(welcome(`http://localhost:${config.port}`, password))
})

function demoConfig(): Config {
  const ofDemo = { NODE_ENV: undefined, SMTP_URL: undefined, CLOCK: undefined }
  return {
    ...loadConfig({ LOG_LEVEL: 'warn', ...process.env, ...ofDemo }),
    databaseFile: `${folder}/replies.sqlite`,
    lettersDir: `${folder}/letters`,
    clockStartsAt: opensAt,
    isDemo: true,
  }
}

/** The samples came in and were decided before the clock of the demonstration starts. */
function filledServices(config: Config): Services {
  let sampleTime: Temporal.Instant | undefined
  const running = createClock(opensAt)
  const services = createServices(config, { now: () => sampleTime ?? running.now() })
  sendSamples(services, samples, opensAt, at => {
    sampleTime = at
  })
  sampleTime = opensAt.subtract({ hours: 2 })
  decideSamples(services, staffEmail)
  sampleTime = undefined
  return services
}

function welcome(site: string, password: string): string {
  return `
Demonstration with made-up replies. The clock starts at ${opensAt.toZonedDateTimeISO(timeZone)}.

  Invitation    ${languages.map(language => `${site}/${language}`).join('   ')}
  Letters       ${site}/demo/letters
  Secretariat   ${site}/admin   ${staffEmail}   ${password}

Stop with Ctrl+C; the next run starts clean.`
}

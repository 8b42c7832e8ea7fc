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
import { createServices } from '../services.ts'
import { fullRole } from '../staff/roles.ts'

/** `npm run demo`: a site with made-up replies before the deadline; every run starts clean. */
const folder = 'data/demo'
const staffEmail = 'secretariat@demo.example'

rmSync(folder, { recursive: true, force: true })

const settings = loadConfig({
  LOG_LEVEL: 'warn',
  ...process.env,
  NODE_ENV: undefined,
  SMTP_URL: undefined,
  CLOCK: undefined,
})
const config: Config = {
  ...settings,
  databaseFile: `${folder}/replies.sqlite`,
  lettersDir: `${folder}/letters`,
  clockStartsAt: opensAt,
  isDemo: true,
}

let sampleTime: Temporal.Instant | undefined
const running = createClock(opensAt)
const services = createServices(config, { now: () => sampleTime ?? running.now() })

sendSamples(services, samples, opensAt, at => {
  sampleTime = at
})
sampleTime = opensAt.subtract({ hours: 2 })
decideSamples(services, staffEmail)
sampleTime = undefined

const password = randomBytes(9).toString('base64url')
await services.staff.add(
  { email: staffEmail, password, role: fullRole, language: languages[0] },
  'npm run demo',
)
await serve(services)

const openingMoment = opensAt.toZonedDateTimeISO(timeZone)
const site = `http://localhost:${config.port}`
console.log(`
Demonstration with made-up replies. The clock starts at ${openingMoment}.

  Invitation    ${languages.map(language => `${site}/${language}`).join('   ')}
  Letters       ${site}/demo/letters
  Secretariat   ${site}/admin   ${staffEmail}   ${password}

Stop with Ctrl+C; the next run starts clean.`)

import { z } from 'zod'
import { type Language, languages } from './i18n.ts'
import { type Environment, missingInProduction } from './production-settings.ts'
import {
  file,
  folder,
  hostToListenAt,
  instant,
  kind,
  line,
  mailServer,
  oneAddress,
  oneOf,
  siteAddress,
  timeOrOff,
  wholeNumber,
} from './setting-kinds.ts'

/**
 * Settings come from the environment and nowhere else; a value that cannot be used stops the start
 * with a sentence that names it. `.env.example` and the README's table say what each entry says
 * here: `node test/support/settings-papers.ts` writes the first, a test holds both.
 */
/** One text for all languages of the site, or one for each in their order. */
const inEveryLanguage = kind(
  `must be one text, or one in each language: ${languages.join(' / ')}`,
  text => {
    const [first = '', ...rest] = text.split(' / ').map(part => part.trim())
    const texts = rest.length > 0 ? [first, ...rest] : languages.map(() => first)
    const isWhole = texts.length === languages.length && texts.every(Boolean)
    if (!isWhole || /\p{C}/u.test(text)) return undefined
    return new Map(languages.map((language, index) => [language, texts[index] as string]))
  },
)

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export const settings = z.object({
  NODE_ENV: oneOf(['production', 'development'])
    .optional()
    .describe(
      '`production` refuses `CLOCK`, and what nobody could reach or answer; `development` adds `/previews`',
    ),
  PORT: wholeNumber(3000, 65535).describe('the port to listen at'),
  HOST: hostToListenAt.default('127.0.0.1').describe('the address to listen at'),
  PUBLIC_URL: siteAddress
    .optional()
    .describe(
      'where the site is reached from outside, such as `https://replies.example.org`; needed in' +
        ' production: letters link to it, cookies become secure, other hosts are refused',
    ),
  DATABASE_FILE: file
    .default('data/replies.sqlite')
    .describe('the database; made where there is none'),
  SMTP_URL: mailServer
    .optional()
    .describe(
      'the mail server, such as `smtps://user:password@mail.example.org`; unset, letters become' +
        ' .eml files, in production only where `LETTERS_DIR` says so',
    ),
  SMTP_PASSWORD_IN_CLEAR: oneOf(['forbidden', 'allowed'])
    .default('forbidden')
    .describe(
      '`allowed`: the password of `SMTP_URL` and the letters go out even where the mail server' +
        ' offers no encryption',
    ),
  LETTERS_DIR: folder.default('data/letters').describe('the folder for those files'),
  MAIL_FROM: oneAddress
    .default('replies@localhost')
    .describe(
      'the sender of all letters, such as `Secretariat <replies@example.org>`; without a name, each' +
        ' letter has one in its language; needed in production',
    ),
  MAIL_SIGNATURE: inEveryLanguage
    .optional()
    .describe(
      'who signs the letters: one text for all languages, or one for each with `/` between, in the' +
        ' order of the site; unset, the secretariat for replies to the circular',
    ),
  MAIL_REPLY_TO: oneAddress.optional().describe('the address that answers to letters go to'),
  DATA_CONTROLLER: line(500, 'Example Agency, 1 Example Street, Geneva')
    .optional()
    .describe(
      'who answers for the personal data, with postal address and representative; unset, the' +
        ' privacy page names the secretariat alone',
    ),
  DATA_HOSTED_IN: line(200, 'Geneva, Switzerland')
    .optional()
    .describe('where the data is held, such as `Geneva, Switzerland`; on the privacy page'),
  CLOCK: instant
    .optional()
    .describe(
      "an instant at which the site's clock starts, such as `2025-04-28T07:00:00Z`; for" +
        ' rehearsals',
    ),
  DIGEST_AT: timeOrOff
    .default('08:00')
    .describe(
      "when the secretariat's morning summary is sent, on the clock of the event's place;" +
        ' `off`: never',
    ),
  TRUST_PROXY: wholeNumber(0, 10).describe('how many reverse proxies stand in front, exactly'),
  RATE_LIMIT_POSTS: wholeNumber(60, 1_000_000).describe(
    'posts from one IP address in ten minutes, and five times as many in a day; 0: no limit',
  ),
  LETTERS_PER_DAY: wholeNumber(2000, 1_000_000).describe(
    'letters in 24 hours that visitors may cause in all, to addresses that their owners have not' +
      ' confirmed; 0: no limit',
  ),
  REQUEST_SECONDS: wholeNumber(120, 3600).describe(
    'how long a request may take to arrive, of which its headers 20 seconds; 0: as long as it likes',
  ),
  LOG_LEVEL: oneOf(logLevels)
    .default('info')
    .describe(`the least that is logged: ${logLevels.map(level => `\`${level}\``).join(', ')}`),
})

export type Config = {
  port: number
  host: string
  /** Where the site is reached from outside, without a slash at the end; undefined: any Host is served. */
  publicUrl: string | undefined
  databaseFile: string
  smtpUrl: string | undefined
  passwordMayGoInClear: boolean
  lettersDir: string
  mailFrom: string
  /** Who signs the letters; undefined: the secretariat for replies to the circular. */
  mailSignature: ReadonlyMap<Language, string> | undefined
  mailReplyTo: string | undefined
  /** Facts that only the owner of the site knows; the privacy page prints them as they are. */
  dataController: string | undefined
  dataHostedIn: string | undefined
  clockStartsAt: Temporal.Instant | undefined
  /** When the secretariat's digest goes out, at the place of the event; undefined: never. */
  digestAt: Temporal.PlainTime | undefined
  trustProxyHops: number
  /** Posts per address in ten minutes; 0: no limit. */
  rateLimitPosts: number
  /** Letters that visitors may cause in 24 hours; 0: no limit. */
  lettersPerDay: number
  /** How long a request may take to arrive; 0: no limit. */
  requestSeconds: number
  logLevel: z.infer<typeof settings>['LOG_LEVEL']
  isDevelopment: boolean
  isProduction: boolean
  /** Only `npm run demo` sets it: sample data, a banner, letters readable in the browser. */
  isDemo: boolean
  /** In development the list of previews frames its pages. */
  mayBeFramed: boolean
}

/** Where the database is; the commands that need nothing else work without the rest. */
export const databaseFileIn = (environment: Environment): string =>
  read(settings.pick({ DATABASE_FILE: true }), environment).DATABASE_FILE

/** Where the site is reached; without a public address, from this computer alone. */
export const siteUrl = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string =>
  publicUrl ?? `http://localhost:${port}`

/** Throws an Error whose message has a line for every setting that cannot be used. */
export function loadConfig(environment: Environment): Config {
  const env = read(settings, environment)
  const lacking =
    env.NODE_ENV === 'production' ? missingInProduction(withoutEmpty(environment)) : []
  if (lacking.length > 0) throw new Error(lacking.join('\n'))
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL,
    databaseFile: env.DATABASE_FILE,
    smtpUrl: env.SMTP_URL,
    passwordMayGoInClear: env.SMTP_PASSWORD_IN_CLEAR === 'allowed',
    lettersDir: env.LETTERS_DIR,
    mailFrom: env.MAIL_FROM,
    mailSignature: env.MAIL_SIGNATURE,
    mailReplyTo: env.MAIL_REPLY_TO,
    dataController: env.DATA_CONTROLLER,
    dataHostedIn: env.DATA_HOSTED_IN,
    clockStartsAt: env.CLOCK,
    digestAt: env.DIGEST_AT === 'off' ? undefined : Temporal.PlainTime.from(env.DIGEST_AT),
    trustProxyHops: env.TRUST_PROXY,
    rateLimitPosts: env.RATE_LIMIT_POSTS,
    lettersPerDay: env.LETTERS_PER_DAY,
    requestSeconds: env.REQUEST_SECONDS,
    logLevel: env.LOG_LEVEL,
    isDevelopment: env.NODE_ENV === 'development',
    isProduction: env.NODE_ENV === 'production',
    isDemo: false,
    mayBeFramed: env.NODE_ENV === 'development',
  }
}

function read<S extends z.ZodType>(schema: S, environment: Environment): z.output<S> {
  const { success, data, error } = schema.safeParse(withoutEmpty(environment))
  if (success) return data
  throw new Error(
    error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
  )
}

/** `SMTP_URL=` in a unit file means "not set". */
const withoutEmpty = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))

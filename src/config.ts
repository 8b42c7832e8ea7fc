import { z } from 'zod'

/**
 * Settings come from the environment and nowhere else. The README's table is held against `settings`
 * by a test; a value that cannot be used stops the start with a sentence that names it.
 */
const wholeNumber = (fallback: number, max: number) =>
  z.coerce.number().int().min(0).max(max).default(fallback)

const instant = z.string().transform((text, context) => {
  try {
    return Temporal.Instant.from(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'must be an instant such as 2025-04-28T07:00:00Z' })
    return z.NEVER
  }
})

export const settings = z
  .object({
    NODE_ENV: z.enum(['production', 'development']).optional(),
    PORT: wholeNumber(3000, 65535),
    HOST: z.string().default('127.0.0.1'),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATABASE_FILE: z.string().default('data/replies.sqlite'),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    LETTERS_DIR: z.string().default('data/letters'),
    MAIL_FROM: z.string().default('Reply Desk <replies@localhost>'),
    MAIL_REPLY_TO: z.string().optional(),
    CLOCK: instant.optional(),
    DIGEST_AT: z.union([z.literal('off'), z.iso.time({ precision: -1 })]).default('08:00'),
    TRUST_PROXY: wholeNumber(0, 10),
    RATE_LIMIT_POSTS: wholeNumber(60, 1_000_000),
    LOG_LEVEL: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
      .default('info'),
  })
  .refine(env => !(env.CLOCK && env.NODE_ENV === 'production'), {
    path: ['CLOCK'],
    message: 'is refused in production: the real clock decides there',
  })

export type Config = {
  port: number
  host: string
  /** Where the site is reached from outside, without a slash at the end; undefined: any Host is served. */
  publicUrl: string | undefined
  databaseFile: string
  smtpUrl: string | undefined
  lettersDir: string
  mailFrom: string
  mailReplyTo: string | undefined
  clockStartsAt: Temporal.Instant | undefined
  /** When the secretariat's digest goes out, at the place of the event; undefined: never. */
  digestAt: Temporal.PlainTime | undefined
  trustProxyHops: number
  /** Posts per address in ten minutes; 0: no limit. */
  rateLimitPosts: number
  logLevel: z.infer<typeof settings>['LOG_LEVEL']
  isDevelopment: boolean
  isProduction: boolean
  /** Only `npm run demo` sets it: sample data, a banner, letters readable in the browser. */
  isDemo: boolean
  /** In development the list of previews frames its pages. */
  mayBeFramed: boolean
}

/** Throws an Error whose message lists every setting that cannot be used. */
export function loadConfig(environment: Record<string, string | undefined>): Config {
  const read = settings.safeParse(withoutEmpty(environment))
  if (!read.success)
    throw new Error(
      read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    )
  const env = read.data
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseFile: env.DATABASE_FILE,
    smtpUrl: env.SMTP_URL,
    lettersDir: env.LETTERS_DIR,
    mailFrom: env.MAIL_FROM,
    mailReplyTo: env.MAIL_REPLY_TO,
    clockStartsAt: env.CLOCK,
    digestAt: env.DIGEST_AT === 'off' ? undefined : Temporal.PlainTime.from(env.DIGEST_AT),
    trustProxyHops: env.TRUST_PROXY,
    rateLimitPosts: env.RATE_LIMIT_POSTS,
    logLevel: env.LOG_LEVEL,
    isDevelopment: env.NODE_ENV === 'development',
    isProduction: env.NODE_ENV === 'production',
    isDemo: false,
    mayBeFramed: env.NODE_ENV === 'development',
  }
}

/** `SMTP_URL=` in a unit file means "not set". */
function withoutEmpty(
  environment: Record<string, string | undefined>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
}

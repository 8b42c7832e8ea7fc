/** Settings as they come, without those that are empty. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What starts, and then leaves people with links that lead nowhere and letters that never come. */
export const missingInProduction = (env: Environment): string[] =>
  production.flatMap(({ name, isGood, whatToWrite }) =>
    isGood(env) ? [] : [`${name}: ${whatToWrite}`],
  )

const loopback = /^http:\/\/(localhost|[^/]+\.localhost|127\.[\d.]+|\[::1\])(:\d+)?\/?$/i

const production: readonly {
  name: string
  isGood(env: Environment): boolean
  whatToWrite: string
}[] = [
  {
    name: 'CLOCK',
    isGood: ({ CLOCK }) => CLOCK === undefined,
    whatToWrite: 'is refused in production: the real clock decides there',
  },
  {
    name: 'PUBLIC_URL',
    isGood: ({ PUBLIC_URL }) => PUBLIC_URL !== undefined,
    whatToWrite:
      'production needs it: write where the site is reached from outside, such as https://replies.example.org',
  },
  {
    name: 'PUBLIC_URL',
    isGood: ({ PUBLIC_URL = '' }) => !/^http:/i.test(PUBLIC_URL) || loopback.test(PUBLIC_URL),
    whatToWrite:
      'begin with https:// in production: without it, whoever is on the way reads what is sent',
  },
  {
    name: 'MAIL_FROM',
    isGood: ({ MAIL_FROM = '' }) => /@[^@]+\.[^@]+$/.test(MAIL_FROM),
    whatToWrite:
      'production needs it: write the address that letters come from, such as Secretariat <replies@example.org>',
  },
  {
    name: 'SMTP_URL',
    isGood: ({ SMTP_URL, LETTERS_DIR }) => (SMTP_URL ?? LETTERS_DIR) !== undefined,
    whatToWrite:
      'production needs it: write the mail server, such as smtps://user:password@mail.example.org; or set LETTERS_DIR, and have its files sent',
  },
]

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { databaseFileIn, loadConfig, settings } from '../src/config.ts'
import { languages } from '../src/i18n.ts'
import { exampleFile, exampleText, settingsTold } from './support/settings-papers.ts'

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')

/** Name, default and meaning of each setting, as the README's table has them. */
const documented = [...readme.matchAll(/^\| `([A-Z_]+)` \|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, name, preset = '', meaning = '']) => ({
    name,
    preset: preset.replaceAll('`', '').trim(),
    meaning: meaning.trim(),
  }),
)

test('the README names every setting with its default and its meaning', () => {
  assert.deepEqual(documented, settingsTold)
})

test('the example of an environment file says the same', () => {
  assert.equal(readFileSync(exampleFile, 'utf8'), exampleText)
})

test('an empty setting is an unset one', () => {
  assert.deepEqual(loadConfig({ SMTP_URL: '', PORT: '' }), loadConfig({}))
})

const folder = mkdtempSync(join(tmpdir(), 'reply-desk-settings-'))
const aFile = join(folder, 'a-file')
writeFileSync(aFile, '')
after(() => rmSync(folder, { recursive: true }))

const mailbox =
  'must be one e-mail address, such as replies@example.org or Secretariat <replies@example.org>; a name with a comma in it stands in quotes'
const siteAddress =
  'must be https:// and the host alone, such as https://replies.example.org, without a path, a question mark, a user or a password'
const mailServer =
  'must be smtp:// or smtps://, user:password@ where the server asks for them, and the host, such as smtps://user:password@mail.example.org; in a password @ is %40, / is %2F, # is %23, % is %25'
const upTo = (max: number) => `must be a whole number from 0 to ${max}`
const noSenders = [
  ...['replies', 'a@b@c', 'a@b.example, c@d.example', '<>', 'Desk <replies>', 'ITU, Desk <a@b.example>'],
  ...['a b@c.example', 'Desk <a@b.example>\nBcc: <c@d.example>', 'a@b.example\r\nBcc: c@d.example'],
]

type Form = { sentence: string; bad: readonly string[]; good: readonly string[] }

/** Each setting: the sentence that says what will do, what will not, and what does. */
const forms: Record<string, Form> = {
  NODE_ENV: {
    sentence: 'must be production or development',
    bad: ['prod', 'Production', 'test', ' '],
    good: ['development'],
  },
  PORT: {
    sentence: upTo(65535),
    bad: ['70000', '-1', '80a', '0x50', '1e3', '3000.5', ' '],
    good: ['0', '8080'],
  },
  HOST: {
    sentence: 'must be an address of this machine without a port, such as 127.0.0.1 or 0.0.0.0',
    bad: ['http://127.0.0.1', '127.0.0.1:3000', '256.1.1.1', '[::1]', 'two hosts', '*'],
    good: ['0.0.0.0', '::', '::1', 'localhost', 'desk-1.internal'],
  },
  PUBLIC_URL: {
    sentence: siteAddress,
    bad: [
      ...['replies', 'replies.example.org', 'ftp://replies.example.org', 'https:replies.example.org', 'https://'],
      ...['https://replies.example.org/desk', 'https://replies.example.org//', 'https://replies.example.org?a=1'],
      ...['https://replies.example.org#top', 'https://me@replies.example.org', 'https://me:secret@replies.example.org'],
      ...['https://replies.example.org:70000', 'https://replies example.org', ' https://replies.example.org'],
    ],
    good: ['https://replies.example.org', 'https://replies.example.org/', 'http://localhost:3000', 'https://ответы.рф'],
  },
  DATABASE_FILE: {
    sentence: 'must be the path of a file, such as data/replies.sqlite, not of a folder or below a file',
    bad: [folder, `${folder}/new/`, `${aFile}/replies.sqlite`, ' ', 'a\nb'],
    good: [join(folder, 'new/replies.sqlite'), aFile],
  },
  SMTP_URL: {
    sentence: mailServer,
    bad: [
      ...['mail', 'http://mail', 'mail.example.org:587', 'smtp://', 'smtps://user@mail.example.org'],
      ...['smtps://:secret@mail.example.org', 'smtp://mail.example.org:70000', 'smtp://mail.example.org:0'],
      ...['smtps://user:se#cret@mail.example.org', 'smtps://user:se/cret@mail.example.org'],
      ...['smtps://user:%zz@mail.example.org', 'smtp://mail.example.org/inbox'],
    ],
    good: ['smtp://127.0.0.1:25?socketTimeout=1000', 'smtps://user:p%40ss@mail.example.org', 'smtp://[::1]:2525/'],
  },
  SMTP_PASSWORD_IN_CLEAR: {
    sentence: 'must be forbidden or allowed',
    bad: ['yes', 'true', 'Allowed'],
    good: ['allowed'],
  },
  LETTERS_DIR: {
    sentence: 'must be the path of a folder, such as data/letters, not of a file or below one',
    bad: [aFile, `${aFile}/letters`, ' '],
    good: [folder, join(folder, 'not/yet/there/')],
  },
  MAIL_FROM: {
    sentence: mailbox,
    bad: noSenders,
    good: ['replies@localhost', 'Секретариат <a@b.example>', '"ITU, Desk" <a@b.example>', 'a@минцифры.рф'],
  },
  MAIL_SIGNATURE: {
    sentence: `must be one text, or one in each language: ${languages.join(' / ')}`,
    bad: ['a / b / c / d', 'a / ', ' ', 'a\nb'],
    good: ['A. B.', languages.map(() => 'A. B.').join(' / ')],
  },
  MAIL_REPLY_TO: { sentence: mailbox, bad: noSenders, good: ['Desk <a@b.example>'] },
  DATA_CONTROLLER: {
    sentence: 'must be one line of at most 500 characters, such as Example Agency, 1 Example Street, Geneva',
    bad: [' ', 'a\nb', 'a'.repeat(501)],
    good: ['Агентство, ул. Примерная, 1'],
  },
  DATA_HOSTED_IN: {
    sentence: 'must be one line of at most 200 characters, such as Geneva, Switzerland',
    bad: [' ', 'a\tb', 'a'.repeat(201)],
    good: ['Geneva, Switzerland'],
  },
  CLOCK: {
    sentence: 'must be an instant such as 2025-04-28T07:00:00Z',
    bad: ['2025-04-28', '28.04.2025 07:00', 'now', '2025-04-28T07:00:00'],
    good: ['2025-04-28T07:00:00Z', '2025-04-28T09:00+02:00'],
  },
  DIGEST_AT: {
    sentence: 'must be a time such as 08:00, or off',
    bad: ['8:00', '24:00', '08:00:00', 'never'],
    good: ['00:00', 'off'],
  },
  TRUST_PROXY: { sentence: upTo(10), bad: ['11', 'true', '-1', 'loopback'], good: ['0', '1'] },
  RATE_LIMIT_POSTS: { sentence: upTo(1_000_000), bad: ['-1', 'none', '1000001', '1.5'], good: ['0', '60'] },
  LETTERS_PER_DAY: { sentence: upTo(1_000_000), bad: ['-1', 'many', '2000.5'], good: ['0', '2000'] },
  REQUEST_SECONDS: { sentence: upTo(3600), bad: ['3601', '2m', '-1'], good: ['0', '120'] },
  LOG_LEVEL: {
    sentence: 'must be trace or debug or info or warn or error or fatal or silent',
    bad: ['loud', 'INFO', '30'],
    good: ['silent'],
  },
}

/** What the start says; empty: it starts. */
const refusalOf = (environment: Record<string, string>): string => {
  try {
    loadConfig(environment)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('every setting has a form, and one that cannot work says what to write', () => {
  assert.deepEqual(Object.keys(forms), Object.keys(settings.shape))
  for (const [name, { sentence, bad, good }] of Object.entries(forms)) {
    assert.ok(bad.length >= 3, name)
    for (const value of bad) assert.deepEqual([value, refusalOf({ [name]: value })], [value, `${name}: ${sentence}`])
    for (const value of good) assert.deepEqual([name, value, refusalOf({ [name]: value })], [name, value, ''])
  }
})

test('each setting that cannot be used has a line, and no value is repeated in it', () => {
  const message = refusalOf({ SMTP_URL: 'smtp://me:top@secret:0', PORT: 'secret', PUBLIC_URL: 'https://me:secret@x' })
  assert.equal(message, `PORT: ${upTo(65535)}\nPUBLIC_URL: ${siteAddress}\nSMTP_URL: ${mailServer}`)
  assert.equal(message.includes('secret'), false)
})

test('the address of the site is kept as links begin', () => {
  const kept = (PUBLIC_URL: string) => loadConfig({ PUBLIC_URL }).publicUrl
  assert.deepEqual(['https://Replies.Example.org/', 'https://replies.example.org:443'].map(kept), [
    'https://replies.example.org',
    'https://replies.example.org',
  ])
})

const forReal = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://replies.example.org',
  MAIL_FROM: 'Desk <replies@example.org>',
  SMTP_URL: 'smtps://mail.example.org',
}
const needed = {
  address:
    'PUBLIC_URL: production needs it: write where the site is reached from outside, such as https://replies.example.org',
  https: 'PUBLIC_URL: begin with https:// in production: without it, whoever is on the way reads what is sent',
  sender:
    'MAIL_FROM: production needs it: write the address that letters come from, such as Secretariat <replies@example.org>',
  way: 'SMTP_URL: production needs it: write the mail server, such as smtps://user:password@mail.example.org; or set LETTERS_DIR, and have its files sent',
}

test('production starts with what people can reach and answer alone', () => {
  const { NODE_ENV } = forReal
  assert.equal(refusalOf(forReal), '')
  assert.equal(refusalOf({ NODE_ENV }), [needed.address, needed.sender, needed.way].join('\n'))
  for (const PUBLIC_URL of ['http://replies.example.org', 'HTTP://10.0.0.1', 'http://localhost.example.org:3000'])
    assert.equal(refusalOf({ ...forReal, PUBLIC_URL }), needed.https)
  for (const PUBLIC_URL of ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000/'])
    assert.equal(refusalOf({ ...forReal, PUBLIC_URL }), '')
  for (const MAIL_FROM of ['', 'replies@localhost', 'Desk <replies@mail>'])
    assert.equal(refusalOf({ ...forReal, MAIL_FROM }), needed.sender)
  assert.equal(refusalOf({ ...forReal, SMTP_URL: '', LETTERS_DIR: folder }), '')
})

test('the clock cannot be set in production', () => {
  const CLOCK = '2025-04-28T07:00:00Z'
  assert.equal(String(loadConfig({ CLOCK }).clockStartsAt), CLOCK)
  assert.equal(refusalOf({ ...forReal, CLOCK }), 'CLOCK: is refused in production: the real clock decides there')
})

test('commands that need the database alone do without what production needs', () => {
  assert.equal(databaseFileIn({ NODE_ENV: 'production', DATABASE_FILE: aFile }), aFile)
  assert.throws(() => databaseFileIn({ DATABASE_FILE: folder }), /^Error: DATABASE_FILE: must be the path of a file/)
})

import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { createAudit } from '../audit/audit.ts'
import { createClock } from '../clock.ts'
import { databaseFileIn } from '../config.ts'
import { openDatabase } from '../database.ts'
import { languages } from '../i18n.ts'
import { createAccounts } from '../staff/accounts.ts'
import {
  type PasswordProblem,
  passwordMaxLength,
  passwordMinLength,
  problemOf,
} from '../staff/passwords.ts'
import { leastRole, roleNames } from '../staff/roles.ts'
import { createStaffTools } from '../staff/staff-tools.ts'
import { command, Mistyped, named } from './command.ts'

const usage = `npm run staff -- add EMAIL --role ${roleNames.join('|')} --password-stdin [--language ${languages.join('|')}]
npm run staff -- list
npm run staff -- remove EMAIL

The accounts of the secretariat. The password is read from standard input, so that no history of a
shell and no list of processes shows it.`

/** Named by the audit log as the maker of the change. */
const by = 'npm run staff'

const newAccount = z.object({
  email: z.email(),
  role: z.enum(roleNames),
  language: z.enum(languages),
  password: z.string(),
})

const problems: Record<PasswordProblem, string> = {
  password_length: `must have ${passwordMinLength} to ${passwordMaxLength} characters`,
  password_common:
    'is easily guessed: take four or more words that do not belong together, no name and no date',
}

const options = {
  role: { type: 'string' },
  language: { type: 'string' },
  'password-stdin': { type: 'boolean' },
} as const

await command(usage, options, async ({ values, positionals: [action, ...args] }) => {
  if (action === 'list' || action === 'remove') refuseOptions(action, values)
  if (action === 'list') {
    named(args)
    list()
  } else if (action === 'remove') remove(...named(args, 'EMAIL'))
  else if (action === 'add') await add(...named(args, 'EMAIL'), values)
  else throw new Mistyped('Type add, list or remove; --help says more')
})

/** They belong to `add`: whoever types them here means something else. */
function refuseOptions(action: string, values: object): void {
  const [unexpected] = Object.keys(values)
  if (unexpected)
    throw new Mistyped(`${action} takes no option '--${unexpected}'; --help says what to type`)
}

/** Only the first account may make the database: elsewhere a new one would hide a wrong path. */
function openAccounts(mayBeNew = false) {
  const databaseFile = databaseFileIn(process.env)
  if (!mayBeNew && !existsSync(databaseFile))
    throw new Error(`There is no database ${databaseFile}; DATABASE_FILE says where it is`)
  const database = openDatabase(databaseFile)
  const clock = createClock()
  const audit = createAudit({ database, clock })
  return createAccounts(createStaffTools({ database, clock, audit }))
}

function list(): void {
  for (const member of openAccounts().list())
    console.log(`${member.email}\t${member.role}\t${member.language}`)
}

type NewAccount = { role?: string; language?: string; 'password-stdin'?: boolean }

async function add(email: string, typed: NewAccount): Promise<void> {
  const { role = leastRole, language = languages[0] } = typed
  if (!typed['password-stdin']) throw new Mistyped('--password-stdin is missing; --help says why')
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  const read = newAccount.safeParse({ email, role, language, password })
  if (!read.success) throw new Mistyped(read.error.issues.map(sentence).join('\n'))
  const problem = await problemOf(password, email)
  if (problem) throw new Mistyped(`password: ${problems[problem]}`)
  await openAccounts(true).add(read.data, by)
  console.log(`Added ${email} as ${read.data.role}`)
}

function remove(email: string): void {
  if (!openAccounts().remove(email, by)) throw new Error(`No account has the address ${email}`)
  console.log(`Removed ${email}`)
}

function sentence({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')}: ${message}`
}

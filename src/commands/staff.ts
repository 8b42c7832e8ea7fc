import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createAudit } from '../audit/audit.ts'
import { createClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { openDatabase } from '../database.ts'
import { languages } from '../i18n.ts'
import { createAccounts } from '../staff/accounts.ts'
import { passwordMinLength } from '../staff/passwords.ts'
import { leastRole, roleNames } from '../staff/roles.ts'
import { createStaffTools } from '../staff/staff-tools.ts'

const usage = `npm run staff -- add EMAIL --role ${roleNames.join('|')} --password-stdin [--language ${languages.join('|')}]
npm run staff -- list
npm run staff -- remove EMAIL`

/** Named by the audit log as the maker of the change. */
const by = 'npm run staff'

const newAccount = z.object({
  email: z.email(),
  role: z.enum(roleNames),
  language: z.enum(languages),
  password: z.string().min(passwordMinLength, `must have at least ${passwordMinLength} characters`),
})

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    role: { type: 'string', default: leastRole },
    language: { type: 'string', default: languages[0] },
    'password-stdin': { type: 'boolean', default: false },
  },
})
const [action, email = ''] = positionals
const database = openDatabase(loadConfig(process.env).databaseFile)
const clock = createClock()
const audit = createAudit({ database, clock })
const accounts = createAccounts(createStaffTools({ database, clock, audit }))

if (action === 'list') list()
else if (action === 'remove' && email) remove()
else if (action === 'add' && email && values['password-stdin']) await add()
else stop(usage)

function list(): void {
  for (const member of accounts.list())
    console.log(`${member.email}\t${member.role}\t${member.language}`)
}

/** Reads the password from standard input, so that no shell history or process list shows it. */
async function add(): Promise<void> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  const { role, language } = values
  const read = newAccount.safeParse({ email, role, language, password })
  if (!read.success) return stop(read.error.issues.map(sentence).join('\n'))
  if (accounts.list().some(member => member.email === email.toLowerCase()))
    return stop(`${email} has an account`)
  await accounts.add(read.data, by)
  console.log(`Added ${email} as ${read.data.role}`)
}

function remove() {
  if (!accounts.remove(email, by)) return stop(`No account has the address ${email}`)
  console.log(`Removed ${email}`)
}

function sentence({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')}: ${message}`
}

function stop(message: string): void {
  console.error(message)
  process.exitCode = 2
}

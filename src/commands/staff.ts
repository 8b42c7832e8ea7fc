import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createAudit } from '../audit/audit.ts'
import { createClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { openDatabase } from '../database.ts'
import { languages } from '../i18n.ts'
import { createStaffAccounts, passwordMinLength, roles } from '../staff/accounts.ts'

const usage = `npm run staff -- add EMAIL --role ${roles.join('|')} --password-stdin [--language ${languages.join('|')}]
npm run staff -- list
npm run staff -- remove EMAIL`

const newAccount = z.object({
  email: z.email(),
  role: z.enum(roles),
  language: z.enum(languages),
  password: z.string().min(passwordMinLength, `must have at least ${passwordMinLength} characters`),
})

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    role: { type: 'string', default: 'viewer' },
    language: { type: 'string', default: 'ru' },
    'password-stdin': { type: 'boolean', default: false },
  },
})
const [action, email = ''] = positionals
const database = openDatabase(loadConfig(process.env).databaseFile)
const clock = createClock()
const staff = createStaffAccounts({ database, clock })
const audit = createAudit({ database, clock })

if (action === 'list')
  for (const member of staff.list())
    console.log(`${member.email}\t${member.role}\t${member.language}`)
else if (action === 'remove' && email) remove()
else if (action === 'add' && email && values['password-stdin']) await add()
else stop(usage)

/** The password comes on standard input, so that no shell history and no process list has it. */
async function add(): Promise<void> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  const read = newAccount.safeParse({
    email,
    role: values.role,
    language: values.language,
    password,
  })
  if (!read.success)
    return stop(
      read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    )
  if (staff.list().some(member => member.email === email.toLowerCase()))
    return stop(`${email} has an account`)
  await staff.add(read.data)
  audit.record('npm run staff', 'account_added', { email: read.data.email, role: read.data.role })
  console.log(`Added ${email} as ${read.data.role}`)
}

function remove() {
  if (!staff.remove(email)) return stop(`No account has the address ${email}`)
  audit.record('npm run staff', 'account_removed', { email })
  console.log(`Removed ${email}`)
}

function stop(message: string): void {
  console.error(message)
  process.exitCode = 2
}

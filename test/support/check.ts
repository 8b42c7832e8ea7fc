import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/**
 * Everything that must hold. What needs neither browser nor office goes first, side by side, each with its words in one
 * piece; then every test, whose closing lines come last.
 */
const first = ['lint', 'types', 'edition-two']

/** Ends a test that would never end; no test comes near it, however busy the machine is. */
const longestTest = 30 * 60_000

/** Every file of tests is in one of these. */
const suites = ['previews', 'browser', 'site', 'programs', 'changes'].map(name => `test/suites/${name}.ts`)

/** What each process has to read of the app is compiled once for all of them. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/compiled') }

const tests = [
  '--test',
  // Two of them work in browsers, which wait as often as they work.
  `--test-concurrency=${availableParallelism() + 2}`,
  `--test-timeout=${longestTest}`,
  '--test-reporter=./test/support/slowest.ts',
  ...suites,
]

async function run(script: string): Promise<boolean> {
  const child = spawn(process.execPath, ['--run', script], { env })
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  console.log(`${script}: ${code === 0 ? 'good' : 'not good'}\n${code === 0 ? '' : output + errors}`.trimEnd())
  return code === 0
}

const isGood = (await Promise.all(first.map(run))).every(Boolean)
process.exitCode = isGood ? (spawnSync(process.execPath, tests, { env, stdio: 'inherit' }).status ?? 1) : 1

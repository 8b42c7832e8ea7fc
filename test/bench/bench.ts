import { parseArgs } from 'node:util'
import { withYardstick } from './machine.ts'
import { deskPages } from './parts/desk-pages.ts'
import { exportFiles } from './parts/exports.ts'
import { firstVisit } from './parts/first-visit.ts'
import { letters } from './parts/letters.ts'
import { publicPages } from './parts/public-pages.ts'
import { stampede } from './parts/stampede.ts'
import { start } from './parts/start.ts'
import { storedReplies } from './parts/stored-replies.ts'
import { type Plan, quickPlan, wholePlan } from './plan.ts'
import { report } from './report.ts'
import { spreadOf } from './rounds.ts'
import { stopSites } from './site.ts'

/** In the order in which they run. */
const parts: Record<string, (plan: Plan) => Promise<void>> = {
  'public-pages': publicPages,
  'stored-replies': storedReplies,
  'desk-pages': deskPages,
  exports: exportFiles,
  letters,
  stampede,
  start,
  'first-visit': firstVisit,
}

const usage = `npm run bench -- [--quick] [--sizes 10000,100000] [PART ...]

What the product does beside what the machine can do, in one run and as ratios. README.md beside this file says more.
Parts: ${Object.keys(parts).join(', ')}`

const { values, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
})
const unknown = positionals.filter(name => !(name in parts))
if (values.help || unknown.length > 0) {
  console.log(usage)
  process.exit(unknown.length > 0 ? 2 : 0)
}

/** A part that fails takes no figures of the others with it. */
async function toItsEnd(part: string, run: (plan: Plan) => Promise<void>): Promise<void> {
  try {
    await run(plan)
  } catch (error) {
    console.error(error)
    process.exitCode = 1
    report.figure({
      part,
      what: 'did not come to its end',
      unit: '',
      value: spreadOf([Number.NaN]),
      remark: `${error}`,
    })
    await stopSites()
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const usual = values.quick ? quickPlan : wholePlan
const plan = { ...usual, sizes: values.sizes?.split(',').map(Number) ?? usual.sizes }
for (const [name, run] of Object.entries(parts))
  if (positionals.length === 0 || positionals.includes(name)) await withYardstick(name, () => toItsEnd(name, run))
const file = report.save(values.quick ? 'quick' : 'whole')
console.log(`${report.missed().length} figures fall short of their targets. ${file}.md`)
// What a failed part has left open does not hold up the end.
process.exit()

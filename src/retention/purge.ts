import { edition } from '#edition/index.ts'
import { createAudit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { fieldsOf } from '../forms/form.ts'
import { removeLetterFiles } from '../letters/letter-files.ts'
import { dueOn, type PeriodName, today } from './periods.ts'
import { createPurgeStore, type Going, type PurgeStore } from './purge-store.ts'
import { rewriteDatabase } from './rewrite-store.ts'

export type { Going } from './purge-store.ts'

type Parts = { database: Database; clock: Clock; lettersDir: string }

/** How many rows of each table; of sensitive answers, how many answers. */
export type Counts = Record<string, number>

const sensitiveNames = [
  ...new Set(
    [edition.person, ...edition.forms]
      .flatMap(fieldsOf)
      .filter(({ sensitive }) => sensitive)
      .map(({ name }) => name),
  ),
]

/** What goes once its time has come, and how. */
const steps: Record<PeriodName, Step> = {
  rest: {
    going: store => store.rows(),
    letters: store => store.letters(),
    carryOut(store) {
      store.deleteRows()
      store.lowerMarks()
    },
  },
  sensitive: {
    going: store => store.answers(sensitiveNames),
    letters: store => store.lettersWith(sensitiveNames),
    carryOut: store => store.cutAnswers(sensitiveNames),
  },
}
type Step = {
  going(store: PurgeStore): Going[]
  /** Whose files go. */
  letters(store: PurgeStore): { id: number; kind: string }[]
  carryOut(store: PurgeStore): void
}

/** The rows and answers that a purge would delete now; changes nothing. */
export function lookAtPurge({ database, clock }: Omit<Parts, 'lettersDir'>): Going[] {
  const period = dueOn(today(clock.now()))
  return period ? steps[period].going(createPurgeStore(database)) : []
}

/**
 * Deletes what has outlived its time, with its letters' files, and then writes the database anew;
 * `isOwed`: also where nothing is to be deleted. `isWhole` false: that has to be done again.
 */
export function purge(
  parts: Parts,
  by: string,
  isOwed = false,
): { counts: Counts; isWhole: boolean } {
  const period = dueOn(today(parts.clock.now()))
  const counts = period ? deleteDue(parts, period, by) : {}
  const isToRewrite = isOwed || Object.keys(counts).length > 0
  return { counts, isWhole: !isToRewrite || rewriteDatabase(parts.database) }
}

function deleteDue({ database, clock, lettersDir }: Parts, period: PeriodName, by: string): Counts {
  const store = createPurgeStore(database)
  const { going, letters, carryOut } = steps[period]
  const run = database.transaction(() => {
    const counts = countsOf(going(store))
    const files = letters(store)
    if (Object.keys(counts).length === 0) return { counts, files }
    carryOut(store)
    createAudit({ database, clock }).record(by, 'purged', { period, ...counts })
    return { counts, files }
  })
  const { counts, files } = run.immediate()
  removeLetterFiles(lettersDir, files)
  return counts
}

export function countsOf(going: readonly Going[]): Counts {
  const counts: Counts = {}
  for (const { table } of going) counts[table] = (counts[table] ?? 0) + 1
  return counts
}

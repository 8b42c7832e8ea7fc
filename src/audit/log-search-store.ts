import type { Database } from '../database.ts'
import { foldForSearch } from '../latin.ts'
import { triggeredActions } from './actions.ts'

type Details = Readonly<Record<string, string | number>>

/** What an entry is searched by, besides the words of its action. */
export const logSearchText = (madeBy: string, action: string, details: Details): string =>
  foldForSearch([madeBy, action, ...Object.values(details)].join(' '))

/** Makes the texts anew by which the log is searched. */
export function createLogSearchStore(database: Database) {
  // Entries of triggers hold codes alone, which no folding changes.
  const entries = database.prepare<[number, string, number], Logged>(`
    SELECT audit_id AS id, audit_texts.made_by AS madeBy, action, details
    FROM audit_texts JOIN audit ON audit.id = audit_id
    WHERE audit_id > ? AND action NOT IN (SELECT value FROM json_each(?))
    ORDER BY audit_id
    LIMIT ?`)
  const set = database.prepare('UPDATE audit_texts SET search = ? WHERE audit_id = ?')
  const triggered = JSON.stringify(triggeredActions)
  return {
    /** So many entries after this one. The last of them; null: there is none. */
    refillAfter(id: number, max: number): number | null {
      const some = entries.all(id, triggered, max)
      for (const { id, madeBy, action, details } of some)
        set.run(logSearchText(madeBy, action, JSON.parse(details)), id)
      return some.at(-1)?.id ?? null
    },
  }
}

type Logged = { id: number; madeBy: string; action: string; details: string }

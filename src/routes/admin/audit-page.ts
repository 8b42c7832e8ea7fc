import type { AuditQuery } from '../../audit/audit.ts'
import { type EntryReader, inWords, namedBy, type WordedEntry } from '../../audit/entry-words.ts'
import type { Translate } from '../../i18n.ts'
import { parseReference } from '../../participants/reference.ts'
import type { Reader } from '../../reader.ts'
import type { Services } from '../../services.ts'
import { wordedConditions, wordedValue } from '../../table/condition-words.ts'
import { pageSize, urlOf } from './query.ts'

const path = '/admin/audit'

/** Nobody types more; each is work. */
const wordsMax = 8

export type AuditPage = {
  q: string
  /** How many entries there are; empty: this page does not hold them all. */
  total: string
  entries: EntryView[]
  /** Undefined: this is all. */
  way: Way | undefined
}
/** Where one leads nowhere it is empty. `looked`: how far back a rare text has been sought; empty: the page is full. */
type Way = { newestHref: string; looked: string; olderHref: string }
type EntryView = WordedEntry & { dated: string }

/** `before`: the id of the last entry of the page before; undefined: this is the first. */
export function auditPage(
  services: Services,
  { t, dates }: Reader,
  q: string,
  before: number | undefined,
): AuditPage {
  const page = services.audit.page(queriesFor(services, q), pageSize, before)
  const moment = (at: string) => dates.short(Temporal.Instant.from(at))
  const isAll = before === undefined && page.before === undefined
  return {
    q,
    total: isAll ? t('admin:audit.total', { count: page.entries.length }) : '',
    entries: page.entries.map(entry => ({
      ...inWords(entry, entryReader(t)),
      dated: moment(entry.madeAt),
    })),
    way: isAll
      ? undefined
      : {
          newestHref: before === undefined ? '' : urlOf(path, { q }),
          looked: page.lookedFrom
            ? t('admin:audit.looked', { moment: moment(page.lookedFrom) })
            : '',
          olderHref: page.before === undefined ? '' : urlOf(path, { q, before: page.before }),
        },
  }
}

/**
 * What is about a reference; else the text as a whole; where it stands nowhere among the newest, its
 * words one by one.
 */
function queriesFor({ audit }: Services, q: string): AuditQuery[] {
  const isFound = (query: AuditQuery) => audit.page([query], 1).entries.length > 0
  if (!q) return []
  const whole = queryFor(q)
  const named = { ...whole, reference: parseReference(q) }
  if (named.reference && isFound(named)) return [named]
  if (!q.includes(' ') || isFound(whole)) return [whole]
  return q.split(' ').slice(0, wordsMax).map(queryFor)
}

const queryFor = (q: string): AuditQuery => ({ q, ...namedBy(q) })

const entryReader = (t: Translate): EntryReader => ({
  t,
  parseReference,
  condition: (name, value) => wordedValue(name, value, t),
  conditions: logged => wordedConditions(logged, t),
})

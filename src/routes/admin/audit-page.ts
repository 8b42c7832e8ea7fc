import { type EntryReader, inWords, namedBy, type WordedEntry } from '../../audit/entry-words.ts'
import type { Translate } from '../../i18n.ts'
import { parseReference } from '../../participants/reference.ts'
import type { Reader } from '../../reader.ts'
import type { Services } from '../../services.ts'
import { wordedConditions, wordedValue } from '../../table/condition-words.ts'
import { type Pager, pagerFor, pageSize, pagesFor, urlOf } from './query.ts'

/** Nobody types more; each is work. */
const wordsMax = 8

export type AuditPage = {
  q: string
  total: string
  entries: EntryView[]
  pager: Pager | undefined
}
type EntryView = WordedEntry & { dated: string }

/** `wanted`: the page of entries that was asked for; the last stands in for what is beyond it. */
export function auditPage(
  services: Services,
  { t, dates }: Reader,
  q: string,
  wanted: number,
): AuditPage {
  const { audit } = services
  const queries = queriesFor(services, q)
  const total = audit.count(...queries)
  const shown = pagesFor(total, wanted)
  const entries = audit.page(queries, pageSize, shown.page).map(entry => ({
    ...inWords(entry, entryReader(t)),
    dated: dates.short(Temporal.Instant.from(entry.madeAt)),
  }))
  const linkTo = (number: number) => urlOf('/admin/audit', { q, page: number })
  return {
    q,
    total: t('admin:audit.total', { count: total }),
    entries,
    pager: pagerFor(shown, linkTo, t),
  }
}

/** The text as a whole; where it stands nowhere, its words one by one. */
function queriesFor({ audit }: Services, q: string) {
  const whole = [{ q, ...namedBy(q) }]
  if (audit.count(...whole) > 0) return whole
  const words = q.split(' ').slice(0, wordsMax)
  return words.map(word => ({ q: word, ...namedBy(word) }))
}

const entryReader = (t: Translate): EntryReader => ({
  t,
  parseReference,
  condition: (name, value) => wordedValue(name, value, t),
  conditions: logged => wordedConditions(logged, t),
})

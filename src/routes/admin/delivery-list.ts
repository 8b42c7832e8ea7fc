import type { Delivery } from '../../exports/deliveries-store.ts'
import type { Reader } from '../../reader.ts'
import type { Services } from '../../services.ts'
import { filterFrom, readQueryText } from './table-query.ts'

/** A delivery as the page of files shows it; `changes` is empty where nothing has changed. */
export type DeliveryView = {
  name: string
  href: string
  /** Who took the last file of it, and when. */
  last: string
  /** What has changed since then. */
  changed: string
  everything: FileLink[]
  changes: FileLink[]
}
/** `about`: for whoever hears the link alone. */
export type FileLink = { href: string; text: string; about: string }

type Tools = Pick<Services, 'search' | 'clock'>

export function deliveryView(tools: Tools, delivery: Delivery, reader: Reader): DeliveryView {
  const { t } = reader
  const count = delivery.last && changesSince(tools, delivery, delivery.last.lastVersion)
  return {
    name: delivery.name,
    href: `/admin/deliveries/${delivery.id}`,
    last: lastInWords(delivery, count, reader),
    changed: count ? t('admin:deliveries.changed', { count }) : '',
    everything: filesOf(delivery, '', t('admin:deliveries.everything')),
    changes: count ? filesOf(delivery, '?since=last', t('admin:deliveries.changes')) : [],
  }
}

const changesSince = (
  { search, clock }: Tools,
  { selection }: Delivery,
  lastVersion: number,
): number =>
  search.count({ ...filterFrom(readQueryText(selection), clock.now()), since: lastVersion })

function lastInWords({ last }: Delivery, changes: number | undefined, { t, dates }: Reader) {
  if (!last) return t('admin:deliveries.never')
  const moment = dates.short(Temporal.Instant.from(last.madeAt))
  const words = t('admin:deliveries.last', { moment, by: last.madeBy })
  return changes === 0 ? `${words} · ${t('admin:deliveries.unchanged')}` : words
}

const filesOf = ({ id, name }: Delivery, query: string, what: string): FileLink[] =>
  ['xlsx', 'csv'].map(extension => ({
    href: `/admin/deliveries/${id}.${extension}${query}`,
    text: extension.toUpperCase(),
    about: `${name}, ${what}`,
  }))

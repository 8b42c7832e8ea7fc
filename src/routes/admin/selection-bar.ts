import type { Translate } from '../../i18n.ts'
import { changesFor } from './batch-body.ts'
import { queryOf, type TableQuery } from './table-query.ts'

/** What can be done with the rows that are ticked, or with all that were found. */
export type Selecting = {
  changes: { value: string; label: string }[]
  all: string
  /** Of the table, with the page that is shown. */
  list: string
  assignees: { value: string | number; label: string }[]
  /** Tags that are in use, to be typed the same. */
  tags: readonly string[]
}

/** `colleagues`: who may look after a participant. */
type Asked = {
  asked: TableQuery
  colleagues: readonly { id: number; email: string }[]
  tags: readonly string[]
  total: number
}

export function selectionBar({ asked, colleagues, tags, total }: Asked, t: Translate): Selecting {
  return {
    changes: [
      ...changesFor(asked).map(value => ({ value, label: t(`admin:decide.${value}`) })),
      { value: 'release', label: t('admin:batch.release') },
    ],
    all: t('admin:batch.all', { count: total }),
    list: queryOf(asked),
    assignees: [
      { value: '', label: t('admin:labels.nobody') },
      ...colleagues.map(({ id, email }) => ({ value: id, label: email })),
    ],
    tags,
  }
}

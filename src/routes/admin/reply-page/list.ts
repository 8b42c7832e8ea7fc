import { topicOf } from '../../../facts/answers.ts'
import { countryOf, fullName, organizationIn } from '../../../facts/person.ts'
import type { Reader } from '../../../reader.ts'
import { lookOf, type StatusLook } from '../../../replies/statuses.ts'
import type { TableReply } from '../../../table/table-reply.ts'
import { keyText } from '../next-record.ts'
import { recordHref } from '../record-href.ts'
import {
  formIn,
  isRowOf,
  type Neighbour,
  type RecordKey,
  type RecordList,
  type Row,
} from '../record-list.ts'
import { linkTo, queryOf, tablePath } from '../table-query.ts'
import { type Typed, typedText } from './moment.ts'

/** The rows of the table beside the record, and the way to the records before and after it. */
export type ListOnPage = {
  /** The table, at the row of this record. */
  backHref: string
  /** Which of how many it is. */
  position: string
  rows: ListedRow[]
}

export type ListedRow = {
  href: string
  name: string
  /** The code of the country; empty: none. */
  country: string
  /** The topic of a speech, else the organization. */
  about: Typed
  status: { look: StatusLook; text: string } | undefined
  /** A decision that waits for its letter; empty: none. */
  pending: string
  isUnread: boolean
  isHere: boolean
}

export function listOnPage(list: RecordList, key: RecordKey, reader: Reader): ListOnPage {
  const query = queryOf(list.asked)
  return {
    backHref: linkTo(tablePath, list.asked) + anchorOf(list, key),
    position: positionIn(list, reader),
    rows: list.rows.map(row => ({
      href: recordHref(row.reference, formIn(row), query),
      name: fullName(row.person),
      country: countryOf(row.person),
      about: typedText(aboutOf(row, reader), reader),
      ...('form' in row ? stateOf(row, reader) : stateless),
      isHere: isRowOf(row, key),
    })),
  }
}

/** The id of the record's row in the table; a record that has left it has none. */
function anchorOf({ position, asked }: RecordList, { reference, form }: RecordKey): string {
  if (position === undefined) return ''
  return asked.rows ? `#row-${reference}` : `#row-${reference}-${form}`
}

function positionIn({ position, total }: RecordList, { t }: Reader): string {
  const of = t('admin:reply.list.exactly', { total })
  return position === undefined ? of : t('admin:reply.list.position', { position, of })
}

const aboutOf = (row: Row, { language }: Reader): string =>
  ('form' in row && topicOf(row)) || organizationIn(row.person, language)

const stateless = { status: undefined, pending: '', isUnread: false }

const stateOf = ({ status, pendingStatus, isUnread }: TableReply, { t }: Reader) => ({
  status: { look: lookOf(status), text: t(`admin:status.${status}`) },
  pending: pendingStatus ? t(`admin:decide.${pendingStatus}`) : '',
  isUnread,
})

/** To the records before and after this one; what there is not is empty. */
export type WayOn = {
  previousHref: string
  nextHref: string
  /** The next as a form sends it. */
  next: string
}

export const wayOn = (
  list: Pick<RecordList, 'previous' | 'next'> | undefined,
  hrefOf: (neighbour: Neighbour) => string = recordAt,
): WayOn => ({
  previousHref: list?.previous ? hrefOf(list.previous) : '',
  nextHref: list?.next ? hrefOf(list.next) : '',
  next: list?.next ? keyText(list.next) : '',
})

const recordAt = ({ row, list }: Neighbour): string => recordHref(row.reference, formIn(row), list)

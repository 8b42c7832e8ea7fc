import type { Translate } from '../../i18n.ts'
import { isAdmin, type StaffMember } from '../../staff/roles.ts'
import { builtInViews } from '../../table/built-in-views.ts'
import type { SavedView } from '../../table/saved-views-store.ts'
import type { ReplySearch } from '../../table/search.ts'
import {
  filterFrom,
  linkTo,
  readQuery,
  readQueryText,
  selecting,
  type TableQuery,
  tablePath,
} from './table-query.ts'

/** A view of the table: what is asked of it every day, or what a member has saved. */
export type ViewTab = {
  href: string
  label: string
  /** Empty: counting would take a search for words, or has to wait. */
  count: string
  isCurrent: boolean
  /** Saved by a member for everybody. */
  isShared: boolean
}

/** A saved view that this member may remove. */
export type RemovableView = { id: number; label: string }

type Asking = {
  asked: TableQuery
  saved: readonly SavedView[]
  member: Pick<StaffMember, 'email'>
  /** Undefined: nothing can be counted yet. */
  search: Pick<ReplySearch, 'count' | 'countParticipants'> | undefined
  now: Temporal.Instant
  t: Translate
}

export function viewTabs(asking: Asking): ViewTab[] {
  const { asked, saved, member, t } = asking
  const ofSaved = saved.map(view => tabOf(asking, readQueryText(view.query), view))
  const isSaved = ofSaved.some(({ isCurrent }) => isCurrent)
  const builtIn = builtInViews(member.email).map(({ conditions, since, label }) => {
    const query = readQuery({ ...conditions, since })
    const isCurrent = !isSaved && selectionIn(asked) === selectionIn(query)
    return { ...tabOf(asking, query, { name: label(t), isShared: false }), isCurrent }
  })
  return [...builtIn, ...ofSaved]
}

const tabOf = (
  asking: Asking,
  query: TableQuery,
  { name, isShared }: Pick<SavedView, 'name' | 'isShared'>,
): ViewTab => {
  const href = linkTo(tablePath, query)
  return {
    href,
    label: name,
    count: String(countIn(asking, query) ?? ''),
    isCurrent: href === linkTo(tablePath, { ...asking.asked, page: 1 }),
    isShared,
  }
}

function countIn({ search, now }: Asking, query: TableQuery): number | undefined {
  if (!search || query.q) return undefined
  const filter = filterFrom(query, now)
  return query.rows ? search.countParticipants(filter) : search.count(filter)
}

const selectionIn = (asked: TableQuery): string => JSON.stringify(selecting(asked))

export const removableViews = (saved: readonly SavedView[], member: StaffMember): RemovableView[] =>
  saved
    .filter(({ isOwn, isShared }) => isOwn || (isShared && isAdmin(member)))
    .map(({ id, name }) => ({ id, label: name }))

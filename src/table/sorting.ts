import type { Facets } from './facets.ts'
import { difference, type IdSet, idsOfPage, intersection, sizeOf } from './id-set.ts'

/** What the tables are sorted by; a form, in the table of participants: by what has become of the reply to it. */
export const sortKeys = [
  'name',
  'country',
  'form',
  'status',
  'reference',
  'submitted_at',
  'changed_at',
  'organization',
  'organization_kind',
  'level',
  'correspondence_language',
  'contact_email',
  'topic',
  'attendance',
  'assignee',
  'tags',
  'participation',
  'speaking-slot',
  'ai-governance-day',
] as const
export type SortKey = (typeof sortKeys)[number]

/** What is known of a participant whatever the form. */
export const ofParticipant: readonly SortKey[] = [
  'country',
  'reference',
  'organization',
  'organization_kind',
  'level',
  'correspondence_language',
  'contact_email',
  'assignee',
  'tags',
]

/** Columns that an index keeps in order; what belongs to a participant comes first, so that one index serves. */
export const indexedColumns: Partial<Record<SortKey, readonly string[]>> = {
  name: ['sort_name', 'participants.id', 'replies.id'],
  reference: ['reference', 'participants.id', 'replies.id'],
  organization: ['sort_organization', 'participants.id', 'replies.id'],
  contact_email: ['email', 'participants.id', 'replies.id'],
  changed_at: ['replies.changed_at', 'replies.id'],
  topic: ['replies.search', 'replies.id'],
}

/** What has one of a few values is in the order of their words, which only the reader's language knows. */
const facetOf: Partial<Record<SortKey, string>> = { tags: 'tag' }
export type Group = () => IdSet
export function groupsOf(
  facets: Facets,
  key: SortKey,
  values: readonly string[] | undefined,
): Group[] {
  const facet = facetOf[key] ?? key
  return (values ?? facets.valuesOf(facet)).map(value => () => facets.having(facet, value))
}

/**
 * One page of what is sorted into groups, without putting everything in order: whole groups are passed over by their size.
 * Who is in several stands in the first; who is in none comes last, whichever way the groups go.
 */
export function pageOfGroups(
  all: IdSet,
  groups: readonly Group[],
  isDescending: boolean,
  size: number,
  page: number,
): number[] {
  const found: number[] = []
  let left = size * (page - 1)
  let rest = all
  const take = (group: IdSet) => {
    const length = sizeOf(group)
    if (left < length) found.push(...idsOfPage(group, isDescending, left, size - found.length))
    left = Math.max(0, left - length)
  }
  for (const group of isDescending ? groups.toReversed() : groups) {
    const own = intersection(rest, [group()])
    take(own)
    if (found.length === size) return found
    rest = difference(rest, own)
  }
  take(rest)
  return found
}

/** By the time at which they came: ids are given in that order. */
export function pageByTime(
  all: IdSet,
  isDescending: boolean,
  size: number,
  page: number,
): number[] {
  return idsOfPage(all, isDescending, size * (page - 1), size)
}

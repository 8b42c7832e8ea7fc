import { Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import type { Translate } from '../../i18n.ts'
import { transitions } from '../../replies/statuses.ts'
import type { Services } from '../../services.ts'
import { isAdmin, mayWrite } from '../../staff/roles.ts'
import { attendances } from '../../table/facets.ts'
import { ofParticipant, type SortKey, sortKeys } from '../../table/sorting.ts'
import { rememberTable } from '../../web/last-table.ts'
import { memberOf } from '../../web/locals.ts'
import { formPaths, offered, pageSize, pageSizes, pagesFor, severalOf } from './query.ts'
import {
  type Address,
  filterFrom,
  linkTo,
  narrowing,
  readAddress,
  sortOf,
  without,
} from './table-query.ts'

const { forms } = edition

/** The name stands first in every row; these are what a member may have beside it. */
const columns = sortKeys.filter(key => key !== 'name' && !formPaths.includes(key))
const usualColumns: readonly SortKey[] = [
  'country',
  'form',
  'status',
  'reference',
  'submitted_at',
  'changed_at',
]
const columnsBody = z.object({
  query: z.string().max(2000).catch(''),
  column: severalOf(z.string().max(40)),
})
/** Up to which version the page showed everything. */
const seenBody = z.object({ version: z.coerce.number().int().min(0).catch(0) })

/** The table: a row a reply, or a row a participant with the three replies as columns. */
export function replyTableRoutes({
  config,
  search,
  savedViews,
  tableSettings,
  labels,
  staff,
}: Services): Router {
  const router = Router()

  router.get('/replies', (req, res) => {
    const { t } = res.locals
    const member = memberOf(res)
    const asked = readAddress(req.query)
    const address = linkTo('/admin/replies', asked)
    // A form sends every field; only what was asked stands in the address that is shown, saved and sent on.
    if (Object.values(req.query).includes('')) return res.redirect(303, address)
    rememberTable(res, address.split('?')[1] ?? '', config)
    const seen = tableSettings.seen(member.id)
    const offers = offered(t)
    const members = staff.list()
    const assignees = members.map(({ id, email }) => ({ value: String(id), label: email }))
    const filter = {
      ...filterFrom(asked, tableSettings.sinceSeen(member)),
      values: inWords(asked, offers, assignees),
    }
    const found = asked.rows ? search.lookForPeople(filter) : search.look(filter)
    const { page, pages } = pagesFor(found.total, asked.page, asked.size)
    const rows = found.page(asked.size, page)
    res.render('admin/replies', {
      ...offers,
      assignees,
      tags: labels.allTags(),
      asked,
      narrowing: narrowing(asked),
      ...found,
      page,
      pages,
      found: rows,
      // Of a very common text the page may show more than were counted.
      total: Math.max(found.total, rows.length),
      forms,
      columns: columns.filter(column => !asked.rows || ofParticipant.includes(column)),
      shownColumns: columnsOf(member.id, asked),
      words: wordsOf(offers.facets, t),
      seen,
      newestVersion: tableSettings.newest(),
      fresh:
        seen &&
        search.count({
          ...tableSettings.sinceSeen(member),
          sort: 'submitted_at',
          isDescending: true,
        }),
      views: savedViews.of(member.id).map(view => ({
        ...view,
        isRemovable: view.isOwn || (view.isShared && isAdmin(member)),
      })),
      pageSize,
      pageSizes,
      changes: changesFor(asked.facets.form),
      mayWrite: mayWrite(member),
      query: linkTo('', { ...asked, page: 1 }).slice(1),
      linkTo: (changes: Partial<Address>, path = '/admin/replies') =>
        linkTo(path, { ...asked, ...changes }),
      without: (name: string) => without(asked, name),
    })
  })

  // Where the table of participants used to be.
  router.get('/participants', (req, res) =>
    res.redirect(
      303,
      linkTo('/admin/replies', readAddress({ ...req.query, rows: 'participants' })),
    ),
  )

  router.post('/seen', (req, res) => {
    tableSettings.markSeen(memberOf(res).id, seenBody.parse(req.body ?? {}).version)
    res.redirect(303, res.locals.backToTable)
  })

  router.post('/columns', (req, res) => {
    const { query, column } = columnsBody.parse(req.body ?? {})
    const known = columns.filter(key => column.includes(key))
    tableSettings.setColumns(memberOf(res).id, known)
    res.redirect(
      303,
      linkTo('/admin/replies', readAddress(Object.fromEntries(new URLSearchParams(query)))),
    )
  })

  function columnsOf(staffId: number, { rows }: Address): readonly SortKey[] {
    const chosen = tableSettings.columns(staffId) ?? usualColumns
    return columns.filter(
      column => chosen.includes(column) && (!rows || ofParticipant.includes(column)),
    )
  }

  /** Countries and members are in the order of their names, which the reader's language knows. */
  function inWords(
    asked: Address,
    { countryOptions }: ReturnType<typeof offered>,
    assignees: { value: string }[],
  ) {
    const { sort } = sortOf(asked)
    if (sort === 'country') return countryOptions.map(({ value }) => value)
    return sort === 'assignee' ? assignees.map(({ value }) => value) : undefined
  }

  return router
}

/** Words of the options that a column shows, by the name of its field. */
const wordsOf = (
  facets: ReturnType<typeof offered>['facets'],
  t: Translate,
): Record<string, Record<string, string>> => ({
  ...Object.fromEntries(
    facets.map(({ name, options }) => [
      name,
      Object.fromEntries(options.map(({ value, label }) => [value, label])),
    ]),
  ),
  attendance: Object.fromEntries(
    attendances.map(value => [value, t(`participation:attendance.options.${value}`)]),
  ),
})

/** What staff may decide about the replies that are shown, whatever their form. */
function changesFor(form: string | undefined): string[] {
  const shown = form ? [transitions[form] ?? []] : Object.values(transitions)
  return [...new Set(shown.flat().flatMap(({ by, to }) => (by === 'staff' ? [to] : [])))]
}

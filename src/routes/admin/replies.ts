import { Router } from 'express'
import { z } from 'zod'
import { type SortKey, sortKeys } from '../../replies/search.ts'
import { transitions } from '../../replies/transitions.ts'
import type { Services } from '../../services.ts'
import { rememberTable } from '../../web/last-table.ts'
import { offered, pageSize, pageSizes, pagesFor, severalOf } from './address.ts'
import { type Address, filterFrom, linkTo, narrowing, readAddress, without } from './reply-filter.ts'
import { writers } from './reply-page.ts'

/** The name stands first in every row; these are what a member may have beside it. */
const columns = sortKeys.filter(key => key !== 'name')
const usualColumns: readonly SortKey[] = ['country', 'form', 'status', 'reference', 'submitted_at', 'changed_at']
/** Up to which version the page showed everything. */
const seenBody = z.object({ version: z.coerce.number().int().min(0).catch(0) })
const body = z.object({ query: z.string().max(2000).catch(''), column: severalOf(z.string().max(40)) })

export function replyTableRoutes({ config, search, savedViews, tableSettings, labels, staff }: Services): Router {
  const router = Router()

  router.get('/replies', (req, res) => {
    const { member, t } = res.locals
    const asked = readAddress(req.query)
    const address = linkTo('/admin/replies', asked)
    // A form sends every field; only what was asked stands in the address that is shown, saved and sent on.
    if (Object.values(req.query).includes('')) return res.redirect(303, address)
    rememberTable(res, address.split('?')[1] ?? '', config)
    const seen = tableSettings.seen(member.id)
    const found = search.look(filterFrom(asked, tableSettings.sinceSeen(member)))
    const { page, pages } = pagesFor(found.total, asked.page, asked.size)
    const offers = offered(t)
    res.render('admin/replies', {
      ...offers,
      assignees: staff.list().map(({ id, email }) => ({ value: String(id), label: email })),
      tags: labels.allTags(),
      asked,
      narrowing: narrowing(asked),
      ...found,
      page,
      pages,
      found: found.page(asked.size, page),
      columns,
      shownColumns: columnsOf(member.id),
      words: wordsOf(offers.facets),
      seen,
      newestVersion: tableSettings.newest(),
      fresh: seen && search.count({ ...tableSettings.sinceSeen(member), sort: 'submitted_at', isDescending: true }),
      views: savedViews.of(member.id),
      pageSize,
      pageSizes,
      changes: changesFor(asked.facets.form),
      mayWrite: writers.includes(member.role),
      query: linkTo('', { ...asked, page: 1 }).slice(1),
      linkTo: (changes: Partial<Address>, path = '/admin/replies') => linkTo(path, { ...asked, ...changes }),
      without: (name: string) => without(asked, name),
    })
  })

  router.post('/seen', (req, res) => {
    tableSettings.markSeen(res.locals.member.id, seenBody.parse(req.body ?? {}).version)
    res.redirect(303, res.locals.backToTable)
  })

  router.post('/columns', (req, res) => {
    const { query, column } = body.parse(req.body ?? {})
    const known = columns.filter(key => column.includes(key))
    tableSettings.setColumns(res.locals.member.id, known)
    res.redirect(303, linkTo('/admin/replies', readAddress(Object.fromEntries(new URLSearchParams(query)))))
  })

  function columnsOf(staffId: number): readonly SortKey[] {
    const chosen = tableSettings.columns(staffId)
    return chosen ? columns.filter(column => chosen.includes(column)) : usualColumns
  }

  return router
}

/** Words of the options that a column shows, by the name of its field. */
const wordsOf = (facets: ReturnType<typeof offered>['facets']): Record<string, Record<string, string>> =>
  Object.fromEntries(
    facets.map(({ name, options }) => [name, Object.fromEntries(options.map(({ value, label }) => [value, label]))]),
  )

/** What staff may decide about the replies that are shown, whatever their form. */
function changesFor(form: string | undefined): string[] {
  const shown = form ? [transitions[form] ?? []] : Object.values(transitions)
  return [...new Set(shown.flat().flatMap(({ by, to }) => (by === 'staff' ? [to] : [])))]
}

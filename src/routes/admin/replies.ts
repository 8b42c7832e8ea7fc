import { Router } from 'express'
import { sortKeys } from '../../replies/search.ts'
import { transitions } from '../../replies/transitions.ts'
import type { Services } from '../../services.ts'
import { offered, pageSize, pageSizes, pagesFor } from './address.ts'
import { type Address, filterFrom, linkTo, narrowing, readAddress } from './reply-filter.ts'
import { writers } from './reply-page.ts'

export function replyTableRoutes({ search, savedViews }: Services): Router {
  const router = Router()

  router.get('/replies', (req, res) => {
    const asked = readAddress(req.query)
    const filter = filterFrom(asked)
    const total = search.count(filter)
    const { page, pages } = pagesFor(total, asked.page, asked.size)
    res.render('admin/replies', {
      ...offered(res.locals.t),
      asked,
      narrowing: narrowing(asked),
      total,
      page,
      pages,
      found: search.page(filter, asked.size, page),
      sortKeys,
      views: savedViews.of(res.locals.member.id),
      pageSize,
      pageSizes,
      changes: changesFor(asked.form),
      mayWrite: writers.includes(res.locals.member.role),
      query: linkTo('', { ...asked, page: 1 }).slice(1),
      linkTo: (changes: Partial<Address>, path = '/admin/replies') => linkTo(path, { ...asked, ...changes }),
      without: (name: string) =>
        linkTo('/admin/replies', { ...asked, facets: { ...asked.facets, [name]: '' }, [name]: undefined, page: 1 }),
    })
  })
  return router
}

/** What staff may decide about the replies that are shown, whatever their form. */
function changesFor(form: string | undefined): string[] {
  const shown = form ? [transitions[form] ?? []] : Object.values(transitions)
  return [...new Set(shown.flat().flatMap(({ by, to }) => (by === 'staff' ? [to] : [])))]
}

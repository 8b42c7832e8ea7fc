import { type Response, Router } from 'express'
import { z } from 'zod'
import { inputField } from '../../forms/field-view.ts'
import { cleanLine, countCharacters } from '../../forms/normalise.ts'
import type { Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { isAdmin, mayWrite } from '../../staff/roles.ts'
import { viewNameMax } from '../../table/saved-views.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { say } from '../../web/said.ts'
import { tableAddress } from './query.ts'
import { type RefusedPage, refusedPage } from './refused-page.ts'
import { linkTo, readQueryText, tablePath } from './table-query.ts'

const body = z.object({
  name: z.string().catch('').transform(cleanLine),
  query: tableAddress.catch(''),
  shared: z.enum(['1']).optional().catch(undefined),
})
type TypedView = z.infer<typeof body>

/** The table as it stands, under a name; the address is read and written anew, so that nothing else can be kept in it. */
export function savedViewRoutes({ savedViews }: Services): Router {
  const router = Router()

  router.post('/views', (req, res) => {
    const typed = body.parse(req.body ?? {})
    const { name, query, shared } = typed
    const address = linkTo(tablePath, { ...readQueryText(query), page: 1 })
    const problem = problemOf(name, res)
    // What stands before everybody's eyes is a writer's to say.
    const isShared = shared === '1' && mayWrite(memberOf(res))
    if (problem) return refuse(problem, typed, address, res)
    savedViews.add(memberOf(res), { name, query: address.split('?')[1] ?? '', isShared })
    say(res, { text: 'admin:said.view_saved', about: { name } })
    res.redirect(303, address)
  })

  router.post('/views/:id/removal', (req, res, next) => {
    const member = memberOf(res)
    const view = Number(req.params.id)
    const isRemoved =
      savedViews.remove(view, member.id) || (isAdmin(member) && savedViews.removeShared(view))
    return isRemoved ? removed(res) : next(refusal(404))
  })

  function removed(res: Response): void {
    say(res, { text: 'admin:said.view_removed' })
    res.redirect(303, tablePath)
  }

  function problemOf(name: string, res: Response): string | undefined {
    if (!name) return 'enter'
    if (countCharacters(name) > viewNameMax) return 'too_long'
    return savedViews.hasRoom(memberOf(res).id) ? undefined : 'no_room'
  }

  return router
}

function refuse(problem: string, typed: TypedView, backHref: string, res: Response): void {
  const { t } = res.locals
  const text = t(`admin:views.${problem}`, { count: viewNameMax })
  const form = viewForm(typed, text, t)
  const page: RefusedPage = refusedPage({ title: t('admin:failed.view'), text, backHref, form })
  res.status(422).render('admin/refused/page', page)
}

const viewForm = ({ name, query, shared }: TypedView, problem: string, t: Translate) => ({
  action: '/admin/views',
  inputs: [{ name: 'query', value: query }, ...(shared ? [{ name: 'shared', value: shared }] : [])],
  fields: [inputField({ id: 'name', label: t('admin:views.name'), value: name, problem })],
  button: t('admin:views.save'),
})

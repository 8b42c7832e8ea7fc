import type { Request, Response } from 'express'
import { inputField } from '../../forms/field-view.ts'
import { type RefusedPage, refusedPage } from './refused-page.ts'
import { type NameProblem, typedName } from './shared-name.ts'

/** What is asked once more: `typed` is sent again, with a name that can be changed. */
type Asked = {
  typed: Record<string, string | string[]>
  text: string
  /** What is wrong with the name. */
  problem?: string
  title: string
  backHref: string
}

/** Asks for another name; everything else that was sent is sent once more. */
export function refuseName(
  req: Request,
  res: Response,
  { problem, title }: { problem: NameProblem; title: string },
): void {
  const text = res.locals.t(`admin:shared_name.${problem.key}`, problem.about)
  const typed = req.body ?? {}
  const backHref = '/admin/files'
  askForName(req, res.status(422), { typed, text, problem: text, title, backHref })
}

export function askForName(req: Request, res: Response, asked: Asked): void {
  const { t } = res.locals
  const { typed, text, problem, title, backHref } = asked
  const { name: _, ...others } = typed
  const inputs = Object.entries(others).flatMap(([name, value]) =>
    [value].flat().map(one => ({ name, value: String(one) })),
  )
  const label = t('admin:shared_name.label')
  const field = inputField({ id: 'name', label, value: typedName(typed), problem })
  const button = t('admin:shared_name.save')
  const form = { action: req.originalUrl, inputs, fields: [field], button }
  const page: RefusedPage = refusedPage({ title: t(title), text, backHref, form })
  res.render('admin/refused/page', page)
}

import type { Request, Response } from 'express'
import { inputField } from '../../forms/field-view.ts'
import { type RefusedPage, refusedPage } from './refused-page.ts'
import { sharedNameMax, typedName } from './shared-name.ts'

/** Asks for another name; everything else that was sent is sent once more. */
export function refuseName(
  req: Request,
  res: Response,
  { problem, title }: { problem: string; title: string },
): void {
  const { t } = res.locals
  const text = t(`admin:shared_name.${problem}`, { count: sharedNameMax })
  const { name: _, ...others } = (req.body ?? {}) as Record<string, string | string[]>
  const inputs = Object.entries(others).flatMap(([name, value]) =>
    [value].flat().map(one => ({ name, value: String(one) })),
  )
  const field = inputField({
    id: 'name',
    label: t('admin:shared_name.label'),
    value: typedName(req.body),
    problem: text,
  })
  const page: RefusedPage = refusedPage({
    title: t(title),
    text,
    backHref: '/admin/files',
    form: { action: req.originalUrl, inputs, fields: [field], button: t('admin:shared_name.save') },
  })
  res.status(422).render('admin/refused/page', page)
}

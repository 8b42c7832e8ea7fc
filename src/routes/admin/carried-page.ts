import type { Response } from 'express'
import { documentTitle } from '../../document-title.ts'
import { type TypedForm, typedAtDesk } from '../../web/error-page.ts'
import { memberOf } from '../../web/locals.ts'
import type { PostedOnPage } from '../../web/posted.ts'

/**
 * What was typed before signing in: nothing of it is done until whoever has signed in, perhaps with
 * another account, says so.
 */
export type CarriedPage = {
  documentTitle: string
  lead: string
  typed: TypedForm
  /** The page that it was typed into; empty: the browser did not say. */
  backHref: string
}

export function showCarried(res: Response, posted: PostedOnPage): void {
  const { t } = res.locals
  const page: CarriedPage = {
    documentTitle: documentTitle(t('admin:carried.title'), false, t),
    lead: t('admin:carried.lead', { email: memberOf(res).email }),
    typed: typedAtDesk(posted, t('admin:carried.button')),
    backHref: posted.from,
  }
  res.render('admin/carried/page', page)
}

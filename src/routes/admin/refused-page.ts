import { documentTitle } from '../../document-title.ts'
import type { Translate } from '../../i18n.ts'

/** What was asked for in the table and cannot be done, and the way back to it. */
export type RefusedPage = { documentTitle: string; title: string; text: string; backHref: string }

export const refusedPage = (
  title: string,
  text: string,
  backHref: string,
  t: Translate,
): RefusedPage => ({ documentTitle: documentTitle(title, true, t), title, text, backHref })

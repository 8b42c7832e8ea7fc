import type { CheerioAPI } from 'cheerio'
import { pageAt } from './page.ts'

/** The page of an erasure once all texts of others have been looked through. */
export async function wholeErasurePage(
  visitor: { get(path: string): Promise<Response> },
  reference: string,
): Promise<CheerioAPI> {
  for (;;) {
    const $ = await pageAt(visitor, `/admin/replies/${reference}/erasure`)
    if ($('[data-goes-on]').length === 0) return $
  }
}

import { z } from 'zod'
import { cleanLine } from '../../forms/normalise.ts'
import type { Translate } from '../../i18n.ts'
import type { Pager } from '../../pager.ts'

/** A longer text is found nowhere. */
const searchMax = 200

/** What all lists share. A value that means nothing means "all", so that an old link still opens. */
export const sharedQuery = {
  q: z
    .union([z.string(), z.array(z.string()).transform(([first = '']) => first)])
    .catch('')
    .transform(text => cleanLine(text).slice(0, searchMax)),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
}

/**
 * The address of a table as a form sends it on, without its path. A longer one does not arrive: see the limit of bodies.
 */
export const tableAddress = z.string()

/** A name that stands in a form once, several times or not at all. */
export const severalOf = <S extends z.ZodType<string>>(one: S) =>
  z.union([one.transform(only => [only]), z.array(one)]).catch([])

export const pageSize = 50
export const pageSizes = [25, 50, 100, 200]

/** The page that is shown when this one is asked for. */
export function pagesFor(
  total: number,
  asked: number,
  size = pageSize,
): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / size))
  return { pages, page: Math.min(asked, pages) }
}

/** Undefined: everything is on one page. */
export function pagerFor(
  { page, pages }: { page: number; pages: number },
  linkTo: (page: number) => string,
  t: Translate,
): Pager | undefined {
  if (pages === 1) return undefined
  return {
    text: t('admin:pages.page', { page, pages }),
    previousHref: page > 1 ? linkTo(page - 1) : '',
    nextHref: page < pages ? linkTo(page + 1) : '',
  }
}

type Parameter = string | number | undefined

/** A path with only what was asked behind it; a list stands there value by value. */
export function urlOf(path: string, asked: Record<string, Parameter | readonly string[]>): string {
  const pairs = Object.entries(asked).flatMap(([name, value]) =>
    [value ?? []].flat().map(one => [name, String(one)]),
  )
  const parameters = new URLSearchParams(pairs.filter(([, value]) => value))
  return parameters.size > 0 ? `${path}?${parameters}` : path
}

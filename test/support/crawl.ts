import { type CheerioAPI, load } from 'cheerio'

export type Visited = { path: string; status: number; html: string | undefined; $: CheerioAPI | undefined }

/**
 * Opens a page and every page that it leads to. One that differs by its numbers and values alone is opened once, and so
 * is one that is asked for something that the same page has been asked before. `isWanted`: which paths are followed.
 */
export async function crawl(
  visitor: { get(path: string): Promise<Response> },
  from: string,
  isWanted = (_path: string): boolean => true,
): Promise<Visited[]> {
  const waiting = [from]
  const known = new Set(kindsOf(from))
  const visited: Visited[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = await open(visitor, path)
    visited.push(page)
    for (const next of linksOf(page)) {
      const kinds = kindsOf(next)
      if (!isWanted(next) || kinds.every(kind => known.has(kind))) continue
      for (const kind of kinds) known.add(kind)
      waiting.push(next)
    }
  }
  return visited
}

async function open(visitor: { get(path: string): Promise<Response> }, path: string): Promise<Visited> {
  const response = await visitor.get(path)
  const { status } = response
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
  const location = response.headers.get('location')
  const text = await response.text()
  const html = location ? `<a href="${location}">` : text
  return isPage || location ? { path, status, html, $: load(html) } : { path, status, html: undefined, $: undefined }
}

const linksOf = ({ $, path }: Visited): string[] =>
  ($?.('a[href]').toArray() ?? [])
    .map(({ attribs }) => new URL(attribs.href ?? '', `http://site${path}`))
    .filter(({ host }) => host === 'site')
    .map(({ pathname, search }) => pathname + search)

/** `/admin/replies/:reference`, and the same with each thing that it is asked; each tab is a page of its own. */
function kindsOf(path: string): string[] {
  const { pathname, searchParams } = new URL(path, 'http://site')
  const place = pathname.replace(/\/[0-9A-Z]{4}-[0-9A-Z]{4}/g, '/:reference').replace(/\/\d+/g, '/:id')
  return [place, ...[...searchParams].map(([name, value]) => `${place}?${name}${name === 'tab' ? value : ''}`)]
}

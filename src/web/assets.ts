import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { type Response, Router } from 'express'
import { assetParts } from './asset-parts.ts'
import { joinParts } from './join-parts.ts'
import { otherNames } from './other-names.ts'

const folder = join(import.meta.dirname, '../../views/assets')
const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

/** Assets that are made from words of the site, each by its name. */
const made: Record<string, () => string> = { 'names.json': otherNames }

/**
 * Styles and scripts, joined once, and packed as small as they go when the first browser asks: they
 * are most of what a first visit loads. In development they are read anew each time.
 */
export function createAssets(isDevelopment: boolean) {
  const read = (name: string) => {
    const raw = made[name]?.() ?? joinParts(name, textsOf(name))
    const hash = createHash('sha256').update(raw).digest('hex').slice(0, 8)
    return { raw, hash, packed: isDevelopment ? undefined : once(() => brotliCompressSync(raw)) }
  }
  const names = [...Object.keys(assetParts), ...Object.keys(made)]
  const kept = new Map(names.map(name => [name, read(name)]))
  const find = (name: string) => (isDevelopment && kept.has(name) ? read(name) : kept.get(name))
  return {
    find,
    /**
     * `site.css` → `/assets/3f2a91c0/site.css`: it changes with the content, so browsers may keep
     * it for ever.
     */
    urlOf: (name: string): string => `/assets/${find(name)?.hash}/${name}`,
  }
}

const textsOf = (name: string): string[] =>
  (assetParts[name] ?? []).map(part => readFileSync(join(folder, part), 'utf8'))

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

export type Assets = ReturnType<typeof createAssets>

export function assetRoutes({ find }: Assets): Router {
  const router = Router()
  router.get('/assets/:hash/:name', (req, res: Response, next) => {
    const { name } = req.params
    const asset = find(name)
    if (!asset) return next()
    res
      .type(types[extname(name)] ?? 'text/plain')
      .set('Cache-Control', 'public, max-age=31536000, immutable')
    if (!asset.packed || !req.acceptsEncodings('br')) return res.send(asset.raw)
    res.vary('Accept-Encoding').set('Content-Encoding', 'br').send(asset.packed())
  })
  return router
}

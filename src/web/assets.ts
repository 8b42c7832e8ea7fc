import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'

const folder = join(import.meta.dirname, '../../views/assets')

/** `site.css` → `/assets/3f2a91c0/site.css`: the address changes with the content, so browsers may keep it for ever. */
export function assetAddresses(isDevelopment: boolean): (name: string) => string {
  const address = (name: string) => `/assets/${hashOf(name)}/${name}`
  const addresses = new Map(readdirSync(folder).map(name => [name, address(name)]))
  return isDevelopment ? address : name => addresses.get(name) ?? address(name)
}

export function assetRoutes(): Router {
  const router = Router()
  const files = express.static(folder, { immutable: true, maxAge: '1y', index: false })
  router.use('/assets/:hash', files)
  return router
}

const hashOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')
    .slice(0, 8)

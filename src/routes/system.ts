import { Router } from 'express'
import type { Services } from '../services.ts'

/** For whoever watches the machine: alive, and ready to take replies. Any Host may ask. */
export function systemRoutes({ database, outbox }: Services): Router {
  const router = Router()
  const takeWriteLock = database.transaction(() => database.pragma('user_version'))

  router.get('/healthz', (_req, res) => void res.type('text').send('alive'))

  router.get('/readyz', (_req, res) => {
    try {
      takeWriteLock.immediate()
    } catch {
      return void res.status(503).type('text').send('the database cannot be written')
    }
    const isMoving = outbox.isMoving()
    res
      .status(isMoving ? 200 : 503)
      .type('text')
      .send(isMoving ? 'ready' : 'letters do not move')
  })
  return router
}

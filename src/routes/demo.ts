import { type Request, type Response, Router } from 'express'
import type { Services } from '../services.ts'

/** The demo's post box: every letter that has left, readable in the browser. Mounted in the demo alone. */
export function demoRoutes({ outbox }: Services): Router {
  const router = Router()
  router.get('/letters', (_req: Request, res: Response) => res.render('demo/letters', { letters: outbox.latest(100) }))
  return router
}

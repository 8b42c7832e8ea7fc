import { Router } from 'express'
import { remedies } from '../database-trouble.ts'
import type { Services } from '../services.ts'

/** For whoever watches the machine: alive, and ready to take replies. Any Host may ask. */
export function systemRoutes({ health, outbox }: Services): Router {
  const router = Router()

  router.get('/healthz', (_req, res) => void res.type('text').send('alive'))

  router.get('/readyz', (_req, res) => {
    const problem = whatIsWrong()
    res
      .status(problem ? 503 : 200)
      .type('text')
      .send(problem ?? 'ready')
  })

  function whatIsWrong(): string | undefined {
    const trouble = health.troubleInWriting()
    if (trouble) return remedies[trouble].sentence
    return outbox.isMoving() ? undefined : 'letters do not move'
  }
  return router
}

import { Router } from 'express'
import { remedies } from '../database-trouble.ts'
import type { Services } from '../services.ts'

/** For whoever watches the machine: alive, and ready to take replies. Any Host may ask. */
export function systemRoutes({ health, outbox }: Services): Router {
  const router = Router()

  router.get('/healthz', (_req, res) => void res.type('text').send('alive'))

  router.get('/readyz', (_req, res) => {
    const problem = sentenceFor(whatIsWrong)
    res
      .status(problem ? 503 : 200)
      .type('text')
      .send(problem ?? 'ready')
  })

  /** The look itself may come upon what is wrong. */
  function sentenceFor(look: () => string | undefined): string | undefined {
    try {
      return look()
    } catch (error) {
      const trouble = health.notice(error as Error)
      return trouble ? remedies[trouble].sentence : String(error)
    }
  }

  function whatIsWrong(): string | undefined {
    const trouble = health.troubleInWriting()
    if (trouble) return remedies[trouble].sentence
    return outbox.isMoving() ? undefined : 'letters do not move'
  }
  return router
}

import { Router } from 'express'
import type { Services } from '../services.ts'
import { preferredLanguage } from '../web/language.ts'
import { homePage } from './home-page.ts'

/** `/` has no language of its own. */
export function rootRoutes(): Router {
  const router = Router()
  router.get('/', (req, res) =>
    res.vary('Accept-Language').redirect(302, `/${preferredLanguage(req)}`),
  )
  return router
}

/** The invitation, and what is asked of whoever is invited. */
export function homeRoutes(services: Services): Router {
  const router = Router()
  router.get('/', (_req, res) =>
    res.render('home', homePage(services, res.locals.participants, res.locals)),
  )
  return router
}

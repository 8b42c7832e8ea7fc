import { Router } from 'express'
import type { Services } from '../services.ts'
import { draftTokensIn } from '../web/draft-cookie.ts'
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
  router.get('/', (req, res) => {
    const tokens = draftTokensIn(req, services.config)
    const page = homePage(services, res.locals.participants, tokens, res.locals)
    // A link to a draft opens it for whoever has it.
    if (page.drafts.length > 0) res.set('Cache-Control', 'no-store')
    res.render('home', page)
  })
  return router
}

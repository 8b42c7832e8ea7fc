import { Router } from 'express'
import { privacyVersion } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { Reader } from '../reader.ts'

/** Forms to be filled in by hand. */
export type HelpPage = { blanks: { url: string; title: string }[] }
export type PrivacyPage = { privacyVersion: string }

/** Pages about the site. */
export function infoRoutes(): Router {
  const router = Router()
  router.get('/privacy', (_req, res) => {
    const page: PrivacyPage = { privacyVersion }
    res.render('privacy', page)
  })
  router.get('/accessibility', (_req, res) => res.render('accessibility'))
  router.get('/help', (_req, res) => res.render('help', helpPage(res.locals)))
  return router
}

const helpPage = ({ language, t }: Reader): HelpPage => ({
  blanks: edition.forms.map(({ path }) => ({
    url: `/${language}/${path}/blank`,
    title: t('site:blank.title', { form: t(`${path}:short`) }),
  })),
})

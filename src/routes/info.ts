import { Router } from 'express'
import { privacyVersion } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { Config } from '../config.ts'
import { type TextIn, typedFor } from '../every-language.ts'
import { accessDays } from '../participants/access.ts'
import type { Reader } from '../reader.ts'
import { keptForIn } from '../retention/periods.ts'
import type { Services } from '../services.ts'

/** Forms to be filled in by hand. */
export type HelpPage = { blanks: { url: string; title: string }[] }
export type PrivacyPage = {
  privacyVersion: string
  /** What the owner of the site has set: nothing where nothing is set. */
  responsible: { label: string; value: TextIn }[]
  cookieDays: number
  /** How long what is kept, in words. */
  kept: ReturnType<typeof keptForIn>
}

/** Pages about the site. */
export function infoRoutes({ config }: Services): Router {
  const router = Router()
  router.get('/privacy', (_req, res) => res.render('privacy', privacyPage(res.locals, config)))
  router.get('/accessibility', (_req, res) => res.render('accessibility'))
  router.get('/help', (_req, res) => res.render('help', helpPage(res.locals)))
  return router
}

const privacyPage = (reader: Reader, config: Config): PrivacyPage => ({
  privacyVersion,
  responsible: responsibleOnes(reader, config),
  cookieDays: accessDays,
  kept: keptForIn(reader.language),
})

const responsibleOnes = ({ language, t }: Reader, config: Config): PrivacyPage['responsible'] =>
  [
    { label: t('privacy:responsible.controller'), text: config.dataController },
    { label: t('privacy:responsible.hosted_in'), text: config.dataHostedIn },
  ].flatMap(({ label, text }) => (text ? [{ label, value: typedFor(language, text) }] : []))

const helpPage = ({ language, t }: Reader): HelpPage => ({
  blanks: edition.forms.map(({ path }) => ({
    url: `/${language}/${path}/blank`,
    title: t('site:blank.title', { form: t(`${path}:short`) }),
  })),
})

import type { RequestListener } from 'node:http'
import express, { type Express, Router } from 'express'
import { languages } from './i18n.ts'
import { adminRoutes } from './routes/admin/index.ts'
import { demoRoutes } from './routes/demo.ts'
import { draftRoutes } from './routes/drafts.ts'
import { formRoutes } from './routes/forms.ts'
import { homeRoutes, rootRoutes } from './routes/home.ts'
import { infoRoutes } from './routes/info.ts'
import { linkRoutes } from './routes/link.ts'
import { previewRoutes } from './routes/previews.ts'
import { personalRoutes } from './routes/replies.ts'
import { systemRoutes } from './routes/system.ts'
import type { Services } from './services.ts'
import { assetRoutes, createAssets } from './web/assets.ts'
import { onlyForms, readBody } from './web/body.ts'
import { causedByVisitor } from './web/cause.ts'
import { compressed } from './web/compressed.ts'
import { handleErrors, notFound } from './web/errors.ts'
import { language } from './web/language.ts'
import { isLimitedApart } from './web/limited-apart.ts'
import { knowParticipants, proveAddresses } from './web/participants.ts'
import { postsPerIp } from './web/rate-limit.ts'
import { createReadyPages, type ReadyPages } from './web/ready-pages.ts'
import { sameOrigin } from './web/same-origin.ts'
import { knownHost, securityHeaders } from './web/security.ts'
import { useViews } from './web/views.ts'
import { whenWritable } from './web/when-writable.ts'

/** The site as it is served: what strangers ask for most is ready before Express has to look at it. */
export function createSite(services: Services): RequestListener {
  if (services.config.isDevelopment) return createApp(services)
  const ready = createReadyPages(services)
  const app = createApp(services, ready)
  return (req, res) => void (ready.answer(req, res) || app(req, res))
}

/** The whole site, in the order in which a request meets it. `ready`: takes what can be ready next time. */
export function createApp(services: Services, ready?: Pick<ReadyPages, 'keep'>): Express {
  const { config, clock } = services
  const app = express()
  const assets = createAssets(config.isDevelopment)
  app.set('trust proxy', config.trustProxyHops)
  app.set('query parser', 'simple')
  app.disable('x-powered-by')
  useViews(app, config, assets)

  app.use(securityHeaders(config))
  app.use(systemRoutes(services))
  app.use(language)
  app.use(knownHost(config.publicUrl))
  app.use(compressed)
  if (ready) app.use(ready.keep)
  app.use(assetRoutes(assets))
  app.use(sameOrigin(config.publicUrl), readBody, onlyForms)
  const limits = postsPerIp(clock, config.rateLimitPosts, isLimitedApart(services))
  // A pattern of a path would leave out addresses that cannot be read, such as `*`.
  app.post(/^/, ...limits, whenWritable(services))

  app.use(
    languages.map(language => `/${language}`),
    publicRoutes(services),
  )
  app.use(rootRoutes())
  app.use('/admin', adminRoutes(services))
  if (config.isDemo) app.use('/demo', demoRoutes(services))
  if (config.isDevelopment) app.use('/previews', previewRoutes(services, createApp))

  app.use(notFound)
  app.use(handleErrors(services))
  return app
}

/** What everybody may open, in each language. */
const publicRoutes = (services: Services): Router =>
  Router().use(
    causedByVisitor,
    knowParticipants(services),
    proveAddresses(services),
    homeRoutes(services),
    infoRoutes(services),
    linkRoutes(services),
    formRoutes(services),
    draftRoutes(services),
    personalRoutes(services),
  )

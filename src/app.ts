import { join } from 'node:path'
import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type Express } from 'express'
import { contactEmail, officialRegistration, timeZone } from '#edition/circular.ts'
import { fullName } from './facts/person.ts'
import { lastDeadline } from './replies/deadlines.ts'
import { adminRoutes } from './routes/admin/index.ts'
import { demoRoutes } from './routes/demo.ts'
import { formRoutes } from './routes/forms.ts'
import { previewRoutes } from './routes/previews.ts'
import { publicRoutes, rootRoutes } from './routes/public.ts'
import { personalRoutes } from './routes/replies.ts'
import { systemRoutes } from './routes/system.ts'
import type { Services } from './services.ts'
import { assetRoutes, createAssets } from './web/assets.ts'
import { onlyForms, readBody } from './web/body.ts'
import { errorPage, notFound } from './web/errors.ts'
import { language } from './web/language.ts'
import { isMembersOwn } from './web/member.ts'
import { knowParticipant } from './web/participant.ts'
import { postsPerIp } from './web/rate-limit.ts'
import { sameOrigin } from './web/same-origin.ts'
import { knownHost, securityHeaders } from './web/security.ts'
import { renderViews } from './web/views.ts'

/**
 * A window of 2^16 bytes holds a whole page, so pages pack as small as with the usual 2^22; a long
 * CSV gets a tenth larger. But 32 visitors at once are served 1.7 times as fast: from 2^17 on,
 * streams packed at the same time slow each other down.
 */
const brotli = { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_LGWIN]: 16 }

/** The whole site, in the order in which a request meets it. */
export function createApp(services: Services): Express {
  const { config } = services
  const app = express()
  const assets = createAssets(config.isDevelopment)
  app.set('trust proxy', config.trustProxyHops)
  app.set('views', join(import.meta.dirname, '../views'))
  app.engine('ejs', renderViews(!config.isDevelopment))
  app.set('view engine', 'ejs')
  app.set('view cache', !config.isDevelopment)
  app.set('query parser', 'simple')
  app.disable('x-powered-by')
  Object.assign(app.locals, {
    asset: assets.address,
    isDemo: config.isDemo,
    deadlineAt: lastDeadline.closesAt,
    contactEmail,
    officialRegistration,
    timeZone,
    fullName,
  })

  app.use(securityHeaders(config))
  app.use(systemRoutes(services))
  app.use(language)
  app.use(knownHost(config.publicUrl))
  app.use(compression({ brotli: { params: brotli } }))
  app.use(assetRoutes(assets))
  app.use(sameOrigin(config.publicUrl), readBody, onlyForms)
  app.use(postsPerIp(config.rateLimitPosts, isMembersOwn(services)))

  app.use(rootRoutes())
  app.use('/admin', adminRoutes(services))
  app.use(
    ['/ru', '/en'],
    knowParticipant(services),
    publicRoutes(services),
    formRoutes(services),
    personalRoutes(services),
  )
  if (config.isDemo) app.use('/demo', demoRoutes(services))
  if (config.isDevelopment) app.use('/previews', previewRoutes(services, createApp))

  app.use(notFound)
  app.use(errorPage(services))
  return app
}

import { join } from 'node:path'
import ejs from 'ejs'
import type { Express } from 'express'
import { contactEmail, officialRegistration, timeZone } from '#edition/circular.ts'
import type { Config } from '../config.ts'
import { fullName } from '../facts/person.ts'
import type { Assets } from './assets.ts'

type Callback = (error: Error | null, html?: string) => void

/** How views are rendered, and what every one of them may print. */
export function useViews(app: Express, config: Config, assets: Assets): void {
  const { isDevelopment, isDemo, clockStartsAt } = config
  app.set('views', join(import.meta.dirname, '../../views'))
  app.set('view engine', 'ejs')
  app.set('view cache', !isDevelopment)
  app.engine('ejs', renderViews(!isDevelopment))
  Object.assign(app.locals, {
    asset: assets.urlOf,
    isDemo,
    clockStartsAt,
    contactEmail,
    officialRegistration,
    timeZone,
    fullName,
  })
}

/**
 * Renders a view without the indentation of its source. EJS takes this option from no setting of
 * Express: whoever renders has to hand it over.
 */
const renderViews =
  (isCached: boolean) =>
  (file: string, locals: object, callback: Callback): void => {
    ejs.renderFile(file, locals, { cache: isCached, rmWhitespace: true }, callback)
  }

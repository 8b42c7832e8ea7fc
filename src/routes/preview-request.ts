import { type Express, type NextFunction, type Request, type Response, Router } from 'express'
import { inTrouble, troubleOf } from '../database-trouble.ts'
import type { Preview } from '../demo/preview.ts'
import type { PreviewDesk } from '../demo/preview-desk.ts'
import type { SampleDraft } from '../demo/sample-drafts.ts'
import type { Language } from '../i18n.ts'
import { handleErrors } from '../web/errors.ts'
import { setLanguage } from '../web/language.ts'
import { refusal } from '../web/refusal.ts'
import { knowDesk } from './admin/index.ts'
import { offerLink } from './admin/sign-in.ts'

/** A desk in memory, and the real site over it. */
export type Site = PreviewDesk & { app: Express }

/** Makes this request the one that the preview describes, and lets the site answer it. */
export function showPreview(
  site: Site,
  preview: Preview,
  language: Language,
  req: Request,
  res: Response,
  next: NextFunction,
): void {
  site.setTime(preview.at)
  const url = urlOf(site, preview, language)
  const method = preview.body ? 'POST' : 'GET'
  Object.assign(req, { url, originalUrl: url, baseUrl: '', method, body: preview.body })
  req.headers.cookie = site.cookie(preview.as, language)
  req.headers['accept-language'] = language
  const error = errorOf(preview)
  if (error) {
    setLanguage(res, language)
    refuse(site, error, req, res, next)
  } else site.app(req, res, next)
}

/** As the site answers there, but that nothing is wrong with the desk of the previews. */
function refuse(
  { services }: Site,
  error: Error,
  req: Request,
  res: Response,
  next: NextFunction,
): void {
  const health = { ...services.health, notice: troubleOf }
  const isSignIn = req.url === '/admin/sign-in'
  const router = Router()
  if (isSignIn) router.use(knowDesk(services))
  router.use((_req, _res, next) => next(error))
  if (isSignIn) router.use(offerLink)
  router.use(handleErrors({ ...services, health }))
  router(req, res, next)
}

function errorOf({ refused, trouble }: Preview): Error | undefined {
  if (trouble) return inTrouble(trouble)
  return refused ? refusal(refused) : undefined
}

/** The secretariat's pages have no language in their address. */
function urlOf(site: Site, { path, as }: Preview, language: Language): string {
  const email = `${language}@sample.example`
  const named = path
    .replace('REFERENCE', site.reference)
    .replace('OWN', site.referenceOf(as))
    .replace('LETTER', String(site.letter))
    .replace('PENDING', site.pending)
    .replace(/DRAFT_(BEGUN|WHOLE|OTHERS)/, (_, state: SampleDraft) => site.draft(state))
    .replace('BATCH', () => site.batch(language))
    .replace('INVITATION', () => site.services.staff.mintInvitation(email))
  return path.startsWith('/admin') ? named : `/${language}${named}`
}

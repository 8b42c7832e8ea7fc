import { type Express, type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { participation } from '#edition/participation.ts'
import { letterPreviews, sampleLetter } from '../demo/letter-previews.ts'
import { createPreviewDesk, type PreviewDesk } from '../demo/preview-desk.ts'
import { type Preview, previews } from '../demo/previews.ts'
import { formPage } from '../forms/page.ts'
import { isLanguage, type Language, languages } from '../i18n.ts'
import type { Services } from '../services.ts'
import { errorPage } from '../web/errors.ts'
import { setLanguage } from '../web/language.ts'
import { sendLetterPage } from '../web/letter-page.ts'
import { refusal } from '../web/refusal.ts'

const widths = ['320', '768', '1280'] as const
const schemes = ['light', 'dark'] as const

/** Which preview the frame shows, and how. */
const frame = z.object({
  show: z
    .string()
    .regex(/^((letters\/)?\d+(\.html|\.txt)?|components)$/)
    .catch('0'),
  language: z.enum(languages).catch('ru'),
  width: z.enum(widths).catch('320'),
  scheme: z.enum(schemes).catch('light'),
})

type Site = PreviewDesk & { app: Express }

/**
 * Every page in every state, and every letter, in both languages. The pages are the real ones: a preview is a
 * request, made to the real app over a desk in memory. Development only.
 */
export function previewRoutes(
  { config }: Services,
  createApp: (services: Services) => Express,
): Router {
  const router = Router()
  const sites = Promise.all([false, true].map(isEmpty => createPreviewDesk(config, isEmpty)))
  const apps = new Map<PreviewDesk, Express>()

  async function siteFor(preview: Preview | undefined): Promise<Site> {
    const [filled, empty] = (await sites) as [PreviewDesk, PreviewDesk]
    const desk = preview?.isEmpty ? empty : filled
    const app = apps.get(desk) ?? createApp(desk.services)
    apps.set(desk, app)
    return { ...desk, app }
  }

  router.get('/', (req, res) =>
    res.render('previews', {
      previews,
      letterPreviews,
      languages,
      widths,
      schemes,
      asked: frame.parse(req.query),
    }),
  )

  router.get('/:language/components', (req, res, next) => {
    const { language } = req.params
    if (!isLanguage(language)) return next()
    setLanguage(res, language)
    const problems = [{ field: 'representative_name', code: 'enter' }]
    res.render('components', formPage(participation, { notes: '' }, problems, res.locals.t))
  })

  router.get('/:language/:number', async (req, res, next) => {
    const { language, number } = req.params
    const preview = previews[Number(number)]
    if (!preview || !isLanguage(language)) return next()
    show(await siteFor(preview), preview, language, req, res, next)
  })

  router.get('/:language/letters/:file', async (req, res, next) => {
    const { language, file } = req.params
    const [number = '', ending] = file.split('.')
    const preview = letterPreviews[Number(number)]
    if (!preview || !isLanguage(language)) return next()
    const letter = await sampleLetter(preview, language, await siteFor(undefined))
    sendLetterPage(res, letter, ending === 'txt' ? 'text' : 'html')
  })
  return router
}

/** Makes this request the one that the preview describes. */
function show(
  site: Site,
  preview: Preview,
  language: Language,
  req: Request,
  res: Response,
  next: NextFunction,
): void {
  const isStaff = preview.path.startsWith('/admin')
  req.url = `${isStaff ? '' : `/${language}`}${preview.path
    .replace('REFERENCE', site.reference)
    .replace('LETTER', String(site.letter))
    .replace('PENDING', site.pending)
    .replace('BATCH', () => site.batch(language))
    .replace('INVITATION', () => site.services.staff.mintInvitation(`${language}@sample.example`))}`
  req.originalUrl = req.url
  req.baseUrl = ''
  req.method = preview.body ? 'POST' : 'GET'
  req.body = preview.body
  req.headers.cookie = site.cookie(preview.as, language)
  req.headers['accept-language'] = language
  site.setTime(preview.at)
  if (preview.refused) {
    setLanguage(res, language)
    errorPage(site.services)(refusal(preview.refused), req, res, next)
  } else site.app(req, res, next)
}

import { type Express, Router } from 'express'
import { componentsPage } from '../demo/components-page.ts'
import { letterPreviews, sampleLetter } from '../demo/letter-previews.ts'
import { createPreviewDesk, type PreviewDesk } from '../demo/preview-desk.ts'
import { previews } from '../demo/previews.ts'
import { isLanguage } from '../i18n.ts'
import type { Services } from '../services.ts'
import { setLanguage } from '../web/language.ts'
import { sendLetterPage } from '../web/letter-page.ts'
import { previewGallery } from './preview-gallery.ts'
import { type Site, showPreview } from './preview-request.ts'

type CreateApp = (services: Services) => Express

/**
 * Every page in every state, and every letter, in every language. The pages are the real ones: a
 * preview is a request, made to the real app over a desk in memory. Development only.
 */
export function previewRoutes(services: Services, createApp: CreateApp): Router {
  const router = Router()
  const siteFor = createSites(services, createApp)
  router.get('/', (req, res) => res.render('previews', previewGallery(req.query)))

  router.get('/:language/components', (req, res, next) => {
    const { language } = req.params
    if (!isLanguage(language)) return next()
    setLanguage(res, language)
    res.render('components', componentsPage(res.locals))
  })

  router.get('/:language/:number', async (req, res, next) => {
    const { language, number } = req.params
    const preview = previews[Number(number)]
    if (!preview || !isLanguage(language)) return next()
    showPreview(await siteFor(preview), preview, language, req, res, next)
  })

  router.get('/:language/letters/:file', async (req, res, next) => {
    const { language, file } = req.params
    const [number = '', ending] = file.split('.')
    const preview = letterPreviews[Number(number)]
    if (!preview || !isLanguage(language)) return next()
    const letter = await sampleLetter(preview, language, await siteFor({}))
    sendLetterPage(res, letter, ending === 'txt' ? 'text' : 'html')
  })
  return router
}

/** Two sites over desks in memory: one with sample replies, one that nobody has replied to. */
function createSites({ config }: Services, createApp: CreateApp) {
  const desks = Promise.all([false, true].map(isEmpty => createPreviewDesk(config, isEmpty)))
  const apps = new Map<PreviewDesk, Express>()

  return async ({ isEmpty = false }: { isEmpty?: boolean }): Promise<Site> => {
    const [filled, empty] = (await desks) as [PreviewDesk, PreviewDesk]
    const desk = isEmpty ? empty : filled
    const app = apps.get(desk) ?? createApp(desk.services)
    apps.set(desk, app)
    return { ...desk, app }
  }
}

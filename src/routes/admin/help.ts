import { Router } from 'express'
import { type HelpPage, helpPage } from './help-page.ts'

/** How one works at the desk, on one page. */
export const helpRoutes = (): Router =>
  Router().get('/help', (_req, res) => {
    const page: HelpPage = helpPage(res.locals.t)
    res.render('admin/help/page', page)
  })

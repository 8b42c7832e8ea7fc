import { Router } from 'express'
import { type FilesPage, filesPage } from './files-page.ts'

/** All that is printed or taken away as a file, in one place. */
export const fileRoutes = (): Router =>
  Router().get('/files', (_req, res) => {
    const page: FilesPage = filesPage(res.locals)
    res.render('admin/files/page', page)
  })

import { Router } from 'express'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { deliveryView } from './delivery-list.ts'
import { type FilesPage, filesPage } from './files-page.ts'

/** All that is printed or taken away as a file, in one place. */
export const fileRoutes = (services: Services): Router =>
  Router().get('/files', (_req, res) => {
    const deliveries = services.deliveries.all().map(one => deliveryView(services, one, res.locals))
    const page: FilesPage = filesPage(deliveries, mayWrite(memberOf(res)), res.locals)
    res.render('admin/files/page', page)
  })

import { type Response, Router } from 'express'
import { csvStream } from '../../exports/csv.ts'
import { publishedList } from '../../exports/published-csv.ts'
import type { Services } from '../../services.ts'
import { datedName, download } from '../../web/download.ts'
import { formOf, loadForms } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'

/** Lists that leave the secretariat: nobody is in them who has not agreed to it. */
export const publishedRoutes = (services: Services): Router =>
  loadForms(Router()).get('/published/:form.csv', async (_req, res, next) => {
    const { exportRows, clock } = services
    const form = formOf(res)
    const { published } = form.means
    if (!published) throw refusal(404)
    const { language } = res.locals
    const { head, lines } = await publishedList(exportRows, form, published, language)
    await record(services, form.path, lines.length, res)
    const csv = csvStream([head, ...lines])
    download(csv, datedName(`${form.path}-published`, 'csv', clock), res, next)
  })

const record = ({ commits, audit }: Services, form: string, rows: number, res: Response) =>
  commits.together(() =>
    audit.record(memberOf(res).email, 'exported', { file: `published/${form}.csv`, rows }),
  )

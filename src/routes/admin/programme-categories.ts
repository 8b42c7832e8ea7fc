import { Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { problemOfCategory } from '../../programme/placing.ts'
import type { Services } from '../../services.ts'
import { loadSpeeches, speechOf } from '../../web/loading-places.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { backToSpeech, refuseSpeech } from './show-programme.ts'

/** `from`: the category that staff had set on the page that was pressed. */
const categoryBody = z.object({
  category: z.string().refine(name => edition.protocol.categories.includes(name)),
  from: z.string().catch(''),
})

/** The protocol category of a speaker, where staff know better than the stated level. */
export function programmeCategoryRoutes(services: Services): Router {
  const router = loadSpeeches(Router(), services)

  router.post('/programme/categories/:reply', writersOnly, (req, res) => {
    const speech = speechOf(res)
    const read = categoryBody.safeParse(req.body)
    if (!read.success) throw refusal(400)
    const { category, from } = read.data
    const problem = problemOfCategory(speech, category, from)
    if (problem) return refuseSpeech(services, res.status(409), speech, problem, { category })
    services.programme.setCategory(speech.replyId, category, memberOf(res).email)
    backToSpeech(res, speech, 'admin:said.category_set')
  })

  return router
}

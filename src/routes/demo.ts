import { type Request, type Response, Router } from 'express'
import { kinds } from '../letters/kinds.ts'
import type { Services } from '../services.ts'
import { isAdmin } from '../staff/roles.ts'
import { sendLetterPage } from '../web/letter-page.ts'
import { refusal } from '../web/refusal.ts'
import { noStore } from '../web/security.ts'
import { sessionToken } from '../web/staff-session.ts'
import { postBoxPage } from './post-box-page.ts'

const lettersShown = 200

/** The demo's post box: every letter that was queued, readable in the browser. */
export function demoRoutes(services: Services): Router {
  const router = Router()
  router.use(noStore)
  router.get('/letters', listLetters(services))
  router.get('/letters/:file', showLetter(services))
  return router
}

const listLetters =
  ({ outbox }: Services) =>
  async (_req: Request, res: Response): Promise<void> => {
    const { t, dates } = res.locals
    const letters = outbox.latest(lettersShown)
    const composed = await Promise.all(letters.map(letter => outbox.preview(letter)))
    res.render('post-box', postBoxPage(letters, composed, t, dates))
  }

const showLetter =
  ({ outbox, staff, config }: Services) =>
  async (req: Request<{ file: string }>, res: Response): Promise<void> => {
    const [, id, ending] = req.params.file.match(/^(\d{1,9})\.(html|txt)$/) ?? []
    const letter = id && outbox.letter(Number(id))
    if (!letter) throw refusal(404)
    // A participant's link is part of the show; one that opens the desk is for whoever may invite to it.
    const member = staff.session(sessionToken(req, config))
    const isToStaff = kinds[letter.kind].to === 'staff'
    const mayOpen = !isToStaff || (member !== undefined && isAdmin(member))
    const composed = await (mayOpen ? outbox.compose(letter) : outbox.preview(letter))
    sendLetterPage(res, composed, ending === 'html' ? 'html' : 'text')
  }

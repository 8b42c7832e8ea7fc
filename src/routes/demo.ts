import { Router } from 'express'
import { lettersToStaff } from '../letters/store.ts'
import type { Services } from '../services.ts'
import { sendLetterPage } from '../web/letter-page.ts'
import { refusal } from '../web/refusal.ts'
import { noStore } from '../web/security.ts'

const lettersShown = 200

/** The demo's post box: every letter that was queued, readable in the browser. Mounted in the demo alone. */
export function demoRoutes({ outbox }: Services): Router {
  const router = Router()
  router.use(noStore)

  router.get('/letters', async (_req, res) => {
    const letters = outbox.latest(lettersShown)
    const subjects = await Promise.all(
      letters.map(async letter => (await outbox.preview(letter)).subject),
    )
    res.render('demo/letters', {
      letters: letters.map((letter, index) => ({ ...letter, subject: subjects[index] })),
    })
  })

  router.get('/letters/:file', async (req, res, next) => {
    const [, id, ending] = req.params.file.match(/^(\d{1,9})\.(html|txt)$/) ?? []
    const letter = id && outbox.letter(Number(id))
    if (!letter) return next(refusal(404))
    // The link in a participant's letter is part of the show. One that opens the desk is for who got the letter.
    const isToStaff = lettersToStaff.includes(letter.kind)
    const composed = await (isToStaff ? outbox.preview(letter) : outbox.compose(letter))
    sendLetterPage(res, composed, ending === 'html' ? 'html' : 'text')
  })
  return router
}

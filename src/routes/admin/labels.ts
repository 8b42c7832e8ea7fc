import { type Request, type Response, Router } from 'express'
import { cleanLine, countCharacters } from '../../forms/normalise.ts'
import { tagMax, tagsMax } from '../../participants/labels.ts'
import type { Participant } from '../../participants/participants.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { isUnwanted } from '../../table/conditions.ts'
import { loadNamed, subjectOf } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { backToRecord } from './record-place.ts'
import type { TypedTag } from './reply-page/typed.ts'
import { showReply } from './reply-page.ts'
import { sayOf } from './said-of-record.ts'

/** Who looks after a participant, and tags. */
export const labelRoutes = (services: Services): Router =>
  loadNamed(Router(), services)
    .post('/replies/:reference/assignee', writersOnly, (req, res) => assign(services, req, res))
    .post('/replies/:reference/tags', writersOnly, (req, res) => addTag(services, req, res))
    .post('/replies/:reference/tags/removal', writersOnly, (req, res) =>
      removeTag(services, req, res),
    )

function assign({ labels, staff }: Services, req: Request, res: Response) {
  const asked = String(req.body?.assignee ?? '')
  const member = staff.list().find(one => String(one.id) === asked && mayWrite(one))
  if (asked && !member) throw refusal(404)
  labels.assign(subjectOf(res), member?.id ?? null, memberOf(res).email)
  sayOf(res, member ? 'admin:said.assigned' : 'admin:said.unassigned', {
    member: member?.email ?? '',
  })
  backToRecord(req, res, 'labels')
}

function addTag(services: Services, req: Request, res: Response) {
  const participant = subjectOf(res)
  const text = cleanLine(String(req.body?.tag ?? ''))
  const problem = problemOf(services, participant, text)
  if (problem) return showReply(services, req, res.status(422), { tag: { text, problem } })
  services.labels.addTag(participant, text, memberOf(res).email)
  sayOf(res, 'admin:said.tagged', { tag: text })
  backToRecord(req, res, 'labels')
}

function removeTag({ labels }: Services, req: Request, res: Response) {
  const tag = String(req.body?.tag ?? '')
  if (!labels.removeTag(subjectOf(res), tag, memberOf(res).email)) throw refusal(404)
  sayOf(res, 'admin:said.untagged', { tag })
  backToRecord(req, res, 'labels')
}

function problemOf(
  { labels }: Services,
  { id }: Participant,
  text: string,
): TypedTag['problem'] | undefined {
  return problemWithTag(text) ?? (labels.tags(id).length < tagsMax ? undefined : 'no_room')
}

/** What is wrong with a tag, whoever is to get it. */
export function problemWithTag(text: string): 'enter' | 'bad_start' | 'too_long' | undefined {
  if (!text) return 'enter'
  // It would be asked for as «all except».
  if (isUnwanted(text)) return 'bad_start'
  return countCharacters(text) > tagMax ? 'too_long' : undefined
}

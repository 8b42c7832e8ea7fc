import { edition } from '#edition/index.ts'
import { conflictsIn } from '../../../programme/conflicts.ts'
import type { Reply, StoredVersion } from '../../../replies/store.ts'
import type { Services } from '../../../services.ts'
import type { Around } from './decision.ts'

/** What the decision about a reply has to do with: its place, the programme, the last change. */
export function aroundReply(
  { programme, undo }: Services,
  reply: Reply,
  versions: readonly StoredVersion[],
): Omit<Around, 'list'> {
  const session = programme.sessionOf(reply.id)
  // Only a request to speak is given a session; those that have none yet may be many.
  const sessions = reply.form === edition.formOf('slot')?.path ? programme.sessions() : []
  const last = versions.findLast(version => version.form === reply.form)
  return {
    session,
    sessions,
    conflicts: session ? (conflictsIn(sessions).get(reply.id) ?? []) : [],
    last,
    undoable: last?.batch && undo.isPossible(last.batch, reply.id) ? last.batch : '',
  }
}

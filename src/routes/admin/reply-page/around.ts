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
  const { sessions } = programme.read()
  const last = versions.findLast(version => version.form === reply.form)
  return {
    session: programme.sessionOf(reply.id),
    sessions,
    conflicts: conflictsIn(sessions).get(reply.id) ?? [],
    last,
    undoable: last?.batch && undo.isPossible(last.batch, reply.id) ? last.batch : '',
  }
}

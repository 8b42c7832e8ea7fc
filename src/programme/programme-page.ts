import { documentTitle } from '../document-title.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import type { Refused } from '../refused.ts'
import { conflictsIn } from './conflicts.ts'
import type { ProgrammeProblem } from './placing.ts'
import type { PlannedProgramme } from './planned-sessions.ts'
import { type RequestOnPage, requestOnPage } from './request-on-page.ts'
import { type SessionOnPage, sessionOnPage } from './session-on-page.ts'
import { inSuggestedOrder } from './suggestions.ts'

/** The page that plans the programme: sessions with slots and conflicts, and further requests. */
export type ProgrammePage = {
  title: string
  problems: { href: string; text: string }[]
  mayWrite: boolean
  sessions: SessionOnPage[]
  unplaced: RequestOnPage[]
  unplacedHint: string
}

export type ProgrammeRefused = Refused<ProgrammeProblem>

export function programmePage(
  { sessions, unplaced }: PlannedProgramme,
  reader: Reader,
  mayWrite: boolean,
  refused?: ProgrammeRefused,
): ProgrammePage {
  const { t } = reader
  const conflicts = conflictsIn(sessions)
  const shown = { reader, refused }
  return {
    title: documentTitle(t('admin:programme.title'), refused !== undefined, t),
    problems: refused ? [{ href: `#${refused.at}`, text: inWords(refused.problem, t) }] : [],
    mayWrite,
    sessions: sessions.map(session => sessionOnPage(session, conflicts, shown)),
    unplaced: inSuggestedOrder(unplaced).map(speech => requestOnPage(speech, sessions, shown)),
    unplacedHint: t(
      unplaced.length > 0 ? 'admin:programme.unplaced_hint' : 'admin:programme.no_unplaced',
    ),
  }
}

function inWords(problem: ProgrammeProblem, t: Translate): string {
  const sentence = (values: object) => t(`admin:programme.${problem.name}`, { ...values })
  if ('plan' in problem) return sentence(problem.plan)
  if ('session' in problem) return sentence({ session: t(`event:sessions.${problem.session}`) })
  if ('category' in problem)
    return sentence({ category: t(`event:categories.${problem.category}`) })
  return sentence({})
}

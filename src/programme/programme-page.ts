import { documentTitle } from '../document-title.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import type { Refused } from '../refused.ts'
import { placeKey } from './board-keys.ts'
import { conflictsIn } from './conflicts.ts'
import { type AboutSlots, type LettersOnPage, lettersOf, offerOf } from './offers.ts'
import { type ProgrammePaper, programmePapers } from './papers.ts'
import type { ProgrammeProblem } from './placing.ts'
import type { PlannedProgramme, PlannedSession } from './planned-sessions.ts'
import { problemInWords } from './problem-in-words.ts'
import { type RequestOnPage, requestOnPage } from './request-on-page.ts'
import { type SessionOnPage, sessionOnPage, targetIn } from './session-on-page.ts'
import type { Target } from './speech-on-page.ts'
import { inSuggestedOrder } from './suggestions.ts'

/** The board that plans the programme: a column a session, and one of requests without a slot. */
export type ProgrammePage = {
  title: string
  problems: { href: string; text: string }[]
  mayWrite: boolean
  places: string
  /** How many slots have conflicts; empty: none. */
  conflicts: string
  /** Of all sessions at once. */
  offer: AboutSlots | undefined
  letters: LettersOnPage | undefined
  papers: ProgrammePaper[]
  sessions: SessionOnPage[]
  unplaced: RequestOnPage[]
  unplacedHint: string
  /** Back to those without a slot. */
  out: Target
  /** The end of each session: where one gets without looking for a place. */
  ends: Target[]
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
  const inConflict = [...conflicts.values()].filter(list => list.length > 0).length
  return {
    title: documentTitle(t('admin:programme.title'), refused !== undefined, t),
    problems: refused ? [{ href: `#${refused.at}`, text: problemInWords(refused.problem, t) }] : [],
    mayWrite,
    places: placesIn(sessions, t),
    conflicts: inConflict > 0 ? t('admin:programme.conflicts_count', { count: inConflict }) : '',
    offer: offerOf(sessions, t),
    letters: lettersOf(sessions, t),
    papers: programmePapers(t),
    sessions: sessions.map(session => sessionOnPage(session, conflicts, shown)),
    unplaced: inSuggestedOrder(unplaced).map(speech => requestOnPage(speech, sessions, shown)),
    unplacedHint: t(
      unplaced.length > 0 ? 'admin:programme.unplaced_hint' : 'admin:programme.no_unplaced',
    ),
    out: { value: placeKey('out'), text: t('admin:programme.here_out'), about: '' },
    ends: sessions.map(({ name }) =>
      targetIn(name, undefined, t(`event:sessions_short.${name}`), t),
    ),
  }
}

function placesIn(sessions: readonly PlannedSession[], t: Translate): string {
  const sum = (number: (session: PlannedSession) => number) =>
    sessions.reduce((total, session) => total + number(session), 0)
  return t('admin:programme.places', {
    taken: sum(({ slots }) => slots.length),
    capacity: sum(({ plan }) => plan.capacity),
  })
}

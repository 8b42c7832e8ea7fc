import { documentTitle } from '../document-title.ts'
import type { Translate } from '../i18n.ts'
import type { Pager } from '../pager.ts'
import type { Reader } from '../reader.ts'
import type { Refused } from '../refused.ts'
import { placeKey } from './board-keys.ts'
import { conflictsIn } from './conflicts.ts'
import { type AboutSlots, type LettersOnPage, lettersOf, offerOf } from './offers.ts'
import { type ProgrammePaper, programmePapers } from './papers.ts'
import type { ProgrammeProblem } from './placing.ts'
import type { PlannedSession } from './planned-sessions.ts'
import { problemInWords } from './problem-in-words.ts'
import type { Speech } from './programme-store.ts'
import { type RequestOnPage, requestOnPage } from './request-on-page.ts'
import { type SessionOnPage, sessionInBrief, sessionOnPage } from './session-on-page.ts'
import { targetIn } from './slot-on-page.ts'
import type { Shown, Target } from './speech-on-page.ts'

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
  unplaced: Unplaced
  /** The query of the board's address, with which its forms are sent; empty: none. */
  asked: string
  /** Back to those without a slot. */
  out: Target
  /** The end of each session: where one gets without looking for a place. */
  ends: Target[]
}

/** The requests without a slot: one page of those that are found. */
type Unplaced = {
  /** Of all pages. */
  total: string
  hint: string
  /** Undefined: all are on the page, and nothing is looked for. */
  finder: { q: string; session: string; allHref: string } | undefined
  requests: RequestOnPage[]
  pager: Pager | undefined
}

/** What its address asks for: words and the page of the requests, and the session that is open. */
export type BoardAsked = { q: string; page: number; session: string }

/** What the board shows. `hrefTo`: the board with this changed. */
export type Board = {
  asked: BoardAsked
  hrefTo(changes: Partial<BoardAsked>): string
  sessions: readonly PlannedSession[]
  requests: readonly Speech[]
  total: string
  pager: Pager | undefined
}

export type ProgrammeRefused = Refused<ProgrammeProblem>

export function programmePage(
  board: Board,
  reader: Reader,
  mayWrite: boolean,
  refused?: ProgrammeRefused,
): ProgrammePage {
  const { t } = reader
  const { sessions } = board
  const conflicts = conflictsIn(sessions)
  const shown = { reader, refused }
  const inConflict = [...conflicts.values()].filter(list => list.length > 0).length
  const open = openSessions(board)
  return {
    title: documentTitle(t('admin:programme.title'), refused !== undefined, t),
    problems: refused ? [{ href: `#${refused.at}`, text: problemInWords(refused.problem, t) }] : [],
    mayWrite,
    places: placesIn(sessions, t),
    conflicts: inConflict > 0 ? t('admin:programme.conflicts_count', { count: inConflict }) : '',
    offer: offerOf(sessions, t),
    letters: lettersOf(sessions, t),
    papers: programmePapers(t),
    sessions: sessions.map(session =>
      open.includes(session)
        ? sessionOnPage(session, conflicts, shown)
        : sessionInBrief(
            session,
            `${board.hrefTo({ session: session.name })}#${session.name}`,
            reader,
          ),
    ),
    unplaced: unplacedOn(board, shown),
    asked: board.hrefTo({}).replace(/^[^?]*/, ''),
    out: { value: placeKey('out'), text: t('admin:programme.here_out'), about: '' },
    ends: sessions.map(({ name }) =>
      targetIn(name, undefined, t(`event:sessions_short.${name}`), t),
    ),
  }
}

/** Cards of so many speeches weigh some 240 kB. */
const cardsMax = 70

/** Where the speeches are more than a page can show as cards, those of one session alone are. */
function openSessions({ sessions, asked }: Board): readonly PlannedSession[] {
  if (sessions.reduce((sum, { slots }) => sum + slots.length, 0) <= cardsMax) return sessions
  const chosen = sessions.filter(({ name }) => name === asked.session)
  return chosen.length > 0 ? chosen : sessions.slice(0, 1)
}

function unplacedOn({ asked, hrefTo, sessions, requests, total, pager }: Board, shown: Shown) {
  const { q, session } = asked
  const isNarrowed = q !== '' || pager !== undefined
  return {
    total,
    hint: shown.reader.t(hintOf(q, requests)),
    finder: isNarrowed ? { q, session, allHref: q && hrefTo({ q: '', page: 1 }) } : undefined,
    requests: requests.map(speech => requestOnPage(speech, sessions, shown)),
    pager,
  }
}

function hintOf(q: string, requests: readonly Speech[]): string {
  if (requests.length > 0) return 'admin:programme.unplaced_hint'
  return q ? 'admin:programme.none_found' : 'admin:programme.no_unplaced'
}

function placesIn(sessions: readonly PlannedSession[], t: Translate): string {
  const sum = (number: (session: PlannedSession) => number) =>
    sessions.reduce((total, session) => total + number(session), 0)
  return t('admin:programme.places', {
    taken: sum(({ slots }) => slots.length),
    capacity: sum(({ plan }) => plan.capacity),
  })
}

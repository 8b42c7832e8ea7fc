import type { Request, Response } from 'express'
import { edition } from '#edition/index.ts'
import { documentTitle } from '../../document-title.ts'
import { fullName } from '../../facts/person.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { HiddenInput } from '../../forms/read-answers.ts'
import type { Reader } from '../../reader.ts'
import { historyOf } from '../../replies/history.ts'
import { isInForce } from '../../replies/statuses.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { type KeyOnPage, recordKeys } from './keys.ts'
import { placeHref, placeInputs } from './record-place.ts'
import type { DecisionOnPage } from './reply-page/decision.ts'
import { type DuplicatesOnPage, duplicatesOnPage } from './reply-page/duplicates.ts'
import { type HeadOnPage, headOnPage } from './reply-page/head.ts'
import { type LabelsOnPage, labelsOnPage } from './reply-page/labels.ts'
import { type LetterOnPage, lettersOnPage } from './reply-page/letters.ts'
import { type ListOnPage, listOnPage, type WayOn, wayOn } from './reply-page/list.ts'
import { type NotesOnPage, notesOnPage } from './reply-page/notes.ts'
import type { WaitingLetter } from './reply-page/pending-letter.ts'
import { personalDataLinks } from './reply-page/personal-data.ts'
import { failedIn, problemsOf } from './reply-page/problems.ts'
import { type DeskRecord, recordOf } from './reply-page/record.ts'
import { entryHref, type SectionOnPage } from './reply-page/section.ts'
import { shownDecision, shownSection } from './reply-page/shown.ts'
import { type TabOnPage, tabsOnPage } from './reply-page/tabs.ts'
import {
  type LatestOnPage,
  latestOnPage,
  type TimelineOnPage,
  timelineOnPage,
} from './reply-page/timeline.ts'
import type { TypedOnPage } from './reply-page/typed.ts'

/**
 * One participant beside the rows of the table: a reply, the history, the letters or a letter that
 * waits; and always the decision, and what the secretariat keeps for itself.
 */
export type ReplyPage = {
  documentTitle: string
  /** What is wrong with the one form of the page that was refused, and which that is. */
  problems: ProblemView[]
  refused: RefusedForms
  /** What has failed; empty: nothing. */
  failed: string
  list: ListOnPage | undefined
  way: WayOn
  head: HeadOnPage
  duplicates: DuplicatesOnPage | undefined
  tabs: TabOnPage[]
  /** One of these four is shown. */
  section: SectionOnPage | undefined
  timeline: TimelineOnPage | undefined
  letters: LetterOnPage[] | undefined
  letter: WaitingLetter | undefined
  /** Undefined: the form has no reply. */
  decision: DecisionOnPage | undefined
  labels: LabelsOnPage
  notes: NotesOnPage
  latest: LatestOnPage
  /** Where the person is corrected; empty: there is no reply to correct it in. */
  correctPersonHref: string
  /** Letters reach the participant. */
  hasAddress: boolean
  /** What the reader may do with everything held on the participant. */
  personalData: { href: string; text: string }[]
  keys: KeyOnPage[]
  /** What each form of the page sends, so that one comes back to the same place. */
  inputs: HiddenInput[]
  mayWrite: boolean
}

type RefusedForms = { [form in keyof TypedOnPage]?: boolean }

/** What of the page is asked for: a form that was refused, the whole history, or a letter. */
export type Shown = TypedOnPage & { hasWholeHistory?: boolean; letter?: WaitingLetter }

export const showReply = (
  services: Services,
  req: Request,
  res: Response,
  shown: Shown = {},
): void => res.render('admin/reply/page', replyPage(services, req, res, shown))

export function replyPage(
  services: Services,
  req: Request,
  res: Response,
  { hasWholeHistory: whole = false, letter, ...typed }: Shown,
): ReplyPage {
  const reader: Reader = res.locals
  const { t } = reader
  const record = recordOf(services, req, res)
  const { participant, member, place, list, sees } = record
  const { id, reference } = participant
  const history = historyOf(record.versions, services.audit.about(id), t, sees)
  const letters = lettersOnPage(services, participant, place.list, reader)
  const problems = problemsOf(typed, t)
  const isRefused = Object.keys(typed).length > 0
  const key = { reference, form: place.form }
  const counts = { history: history.length, letters: letters.length }
  const decision = shownDecision(services, record, typed.decision, reader)
  const historyHref = placeHref(reference, { ...place, tab: 'history' })
  return {
    // A form of the page may say that it was refused beside itself alone.
    documentTitle: documentTitle(`${reference} ${fullName(participant.person)}`, isRefused, t),
    problems,
    failed: failedIn(typed, t),
    // A decision that came too late says so in its own way.
    refused: problems.length ? marked(typed) : {},
    list: list && listOnPage(list, key, reader),
    way: letter?.way ?? wayOn(list),
    head: headOnPage(participant, sees, reader),
    duplicates: duplicatesOnPage(participant, services.duplicates.of(participant), t),
    tabs: tabsOnPage({ record, counts, isLetter: letter !== undefined }, reader),
    section: place.tab || letter ? undefined : shownSection(record, typed.response, reader),
    timeline:
      place.tab === 'history' ? timelineOnPage(history, whole, historyHref, reader) : undefined,
    letters: place.tab === 'letters' ? letters : undefined,
    letter,
    decision,
    labels: labelsOnPage(services, participant, typed.tag, t),
    notes: notesOnPage(participant, services.notes.of(id), typed.note, reader),
    latest: latestOnPage(history, historyHref, reader),
    correctPersonHref: correctPersonHref(record),
    hasAddress: participant.email !== '',
    personalData: personalDataLinks(participant, member, t),
    keys: recordKeys(decision?.form?.choices ?? [], t),
    inputs: placeInputs(place),
    mayWrite: mayWrite(member),
  }
}

const marked = (typed: TypedOnPage): RefusedForms =>
  Object.fromEntries(Object.keys(typed).map(form => [form, true]))

/** In the first reply, best one that is in force, at what one most often corrects. */
function correctPersonHref({ participant, replies, place }: DeskRecord): string {
  const all = [...replies.values()]
  const reply = all.find(isInForce) ?? all[0]
  const entry = reply && entryHref(participant.reference, reply.form, place.list)
  return entry ? `${entry}#${edition.person.means.email}` : ''
}

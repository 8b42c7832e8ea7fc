import type { Response } from 'express'
import { edition } from '#edition/index.ts'
import { documentTitle } from '../../document-title.ts'
import { fullName } from '../../facts/person.ts'
import { type AnswerOnPage, answersOnPage } from '../../forms/answers-on-page.ts'
import type { Field } from '../../forms/fields.ts'
import type { ProblemView } from '../../forms/page.ts'
import { conflictsByReply } from '../../programme/conflicts.ts'
import type { Reader } from '../../reader.ts'
import { historyOf } from '../../replies/history.ts'
import type { Participant, Reply, StoredVersion } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { maySee, mayWrite, type StaffMember } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import type { Around } from './reply-page/decision.ts'
import { type DuplicateOnPage, duplicatesOnPage } from './reply-page/duplicates.ts'
import { type LabelsOnPage, labelsOnPage } from './reply-page/labels.ts'
import { type LetterOnPage, lettersOnPage } from './reply-page/letters.ts'
import { type NotesOnPage, notesOnPage } from './reply-page/notes.ts'
import { personalDataLinks } from './reply-page/personal-data.ts'
import { failedIn, problemsOf } from './reply-page/problems.ts'
import { replyOnPage, type SectionOnPage, sectionOnPage } from './reply-page/section.ts'
import { type TimelineOnPage, timelineOnPage } from './reply-page/timeline.ts'
import type { TypedOnPage } from './reply-page/typed.ts'

/**
 * One participant: what was replied and decided, what happened, which letters went out, what was
 * noted.
 */
export type ReplyPage = {
  documentTitle: string
  problems: ProblemView[]
  /** What has failed; empty: nothing. */
  failed: string
  reference: string
  name: string
  duplicates: DuplicateOnPage[]
  sections: SectionOnPage[]
  person: AnswerOnPage[]
  /** Where the person is corrected; empty: there is no reply to correct it in. */
  correctPersonHref: string
  labels: LabelsOnPage
  notes: NotesOnPage
  timeline: TimelineOnPage
  letters: LetterOnPage[]
  /** Letters reach the participant. */
  hasAddress: boolean
  /** What the reader may do with everything held on the participant. */
  personalData: { href: string; text: string }[]
  mayWrite: boolean
}

/** What of the page is asked for: a form that was refused, or the history from its beginning. */
export type Shown = TypedOnPage & { hasWholeHistory?: boolean }

export function showReply(
  services: Services,
  participant: Participant,
  res: Response,
  shown: Shown = {},
): void {
  const page: ReplyPage = replyPage(services, participant, memberOf(res), res.locals, shown)
  res.render('admin/reply/page', page)
}

function replyPage(
  services: Services,
  participant: Participant,
  member: StaffMember,
  reader: Reader,
  { hasWholeHistory = false, ...typed }: Shown,
): ReplyPage {
  const { duplicates, notes, audit, replies } = services
  const { t } = reader
  const { id, reference, person } = participant
  const name = fullName(person)
  const sees = (field: Field) => maySee(member, field)
  const versions = replies.versionsOf(id)
  const sections = sectionsOf(services, participant, versions, sees, typed, reader)
  const history = historyOf(versions, audit.about(id), t, sees)
  return {
    // A form of the page may say that it was refused beside itself alone.
    documentTitle: documentTitle(`${reference} ${name}`, Object.keys(typed).length > 0, t),
    problems: problemsOf(typed, t),
    failed: failedIn(typed, t),
    reference,
    name,
    duplicates: duplicatesOnPage(participant, duplicates.of(participant), t),
    sections,
    person: answersOnPage(edition.person, person, reader, sees),
    correctPersonHref: correctPersonHref(sections),
    labels: labelsOnPage(services, participant, typed.tag, t),
    notes: notesOnPage(participant, notes.of(id), typed.note, reader),
    timeline: timelineOnPage(history, hasWholeHistory, reader),
    letters: lettersOnPage(services, participant, reader),
    hasAddress: participant.email !== '',
    personalData: personalDataLinks(participant, member, t),
    mayWrite: mayWrite(member),
  }
}

function sectionsOf(
  services: Services,
  participant: Participant,
  versions: readonly StoredVersion[],
  sees: (field: Field) => boolean,
  typed: TypedOnPage,
  reader: Reader,
): SectionOnPage[] {
  const conflicts = conflictsByReply(services.programme)
  return edition.forms.map(form => {
    const reply = services.replies.reply(participant.id, form.path)
    if (!reply) return sectionOnPage(participant, form, undefined, reader)
    const around = {
      ...aroundReply(services, reply, versions),
      conflicts: conflicts.get(reply.id) ?? [],
    }
    const shown = replyOnPage(participant, form, reply, around, typed, sees, reader)
    return sectionOnPage(participant, form, shown, reader)
  })
}

function aroundReply(
  { programme, undo }: Services,
  reply: Reply,
  versions: readonly StoredVersion[],
): Omit<Around, 'conflicts'> {
  const last = versions.findLast(version => version.form === reply.form)
  const undoable = last?.batch && undo.isPossible(last.batch, reply.id) ? last.batch : ''
  return { session: programme.sessionOf(reply.id), last, undoable }
}

/** The first reply's page, at the family name. */
function correctPersonHref(sections: readonly SectionOnPage[]): string {
  const first = sections.find(({ reply }) => reply)
  return first ? `${first.entry.href}#${edition.person.means.familyName}` : ''
}

import { edition } from '#edition/index.ts'
import type { Flow } from '../../src/forms/form.ts'
import { languages } from '../../src/i18n.ts'
import { deadlines } from '../../src/replies/deadlines.ts'
import type { ReplyStatus } from '../../src/replies/statuses.ts'
import { startApp } from './app.ts'
import { createDial } from './clock.ts'
import { goodAnswers, goodPerson } from './good-answers.ts'
import { createVisitor } from './visitor.ts'

const { means } = edition.person
const by = 'secretary@itu.example'
/** As everybody here writes it at home. */
export const nativeName = 'ВИЗИТЁР'
const decisions: Record<Flow, ReplyStatus> = { note: 'noted', slot: 'slot_offered', seat: 'invited' }

/**
 * Whatever the edition: in each language somebody has replied to every form, the replies have been decided on, the last
 * of them told, and something noted down. All that is typed is in capitals.
 */
export async function startBusyDesk() {
  const clock = createDial(String(deadlines[0]?.closesAt.subtract({ hours: 60 })))
  const app = await startApp({}, clock)
  const { replies, decisions: decide, notes, labels, search } = app.services
  const visitors = []
  for (const [index, language] of languages.entries()) {
    const visitor = createVisitor(app)
    const typed = goodPerson({
      [means.familyName]: `VISITOR${'ABC'.charAt(index)}`,
      [means.nativeName]: nativeName,
      [means.email]: `${language}@regulator.example`.toLowerCase(),
      [means.language]: language,
    })
    for (const form of edition.forms) await visitor.submit(`/${language}/${form.path}`, goodAnswers(form, typed))
    visitors.push(visitor)
  }
  for (const { id, version } of search.targets({ sort: 'name', isDescending: false }, 60)) {
    const { form, participantId } = replies.replyById(id) ?? { form: '', participantId: 0 }
    const to = decisions[edition.findForm(form)?.flow ?? 'note']
    decide.run([{ id, version }], { kind: 'decide', to, note: 'A NOTE', session: edition.sessions[0]?.name }, by)
    const decided = replies.replyById(id)
    const isLast = participantId === languages.length
    if (isLast && decided?.pendingStatus) decide.run([{ id, version: decided.version }], { kind: 'release' }, by)
  }
  const participant = replies.participant(languages.length)
  if (participant) {
    notes.add(participant, 'A NOTE', by)
    labels.addTag(participant, 'TAG', by)
  }
  return { app, clock, visitors }
}

export type BusyDesk = Awaited<ReturnType<typeof startBusyDesk>>

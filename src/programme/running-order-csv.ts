import type { Readable } from 'node:stream'
import { edition } from '#edition/index.ts'
import { timeOf } from '../dates.ts'
import {
  type CodedColumn,
  codedColumn,
  codedCsv,
  fieldColumns,
  typedColumn,
} from '../exports/coded-csv.ts'
import { type Actor, actorOf } from '../facts/answers.ts'
import { textOf } from '../forms/form.ts'
import type { Meanings } from '../forms/meanings.ts'
import type { Language } from '../i18n.ts'
import { categoryOf } from '../replies/protocol-order.ts'
import type { PlannedSession, Slot } from './planned-sessions.ts'

type Line = { session: PlannedSession; slot: Slot; speaker: Actor }

/** A row per slot, in speaking order. */
export const runningOrderCsv = (
  sessions: readonly PlannedSession[],
  language: Language,
): Readable => codedCsv(sessions.flatMap(linesOf), columns, language)

const linesOf = (session: PlannedSession): Line[] =>
  session.slots.map(slot => ({ session, slot, speaker: actorOf(slot) }))

const ofPerson = (...names: (string | undefined)[]) =>
  fieldColumns<Line>(names, ({ slot }, name) => textOf(slot.person, name))
const ofAnswers = (...names: (string | undefined)[]) =>
  fieldColumns<Line>(names, ({ slot }, name) => textOf(slot.answers, name))

const person = edition.person.means
const means: Meanings = edition.formOf('slot')?.means ?? {}

const columns: readonly CodedColumn<Line>[] = [
  codedColumn('session', ({ session }) => session.name),
  codedColumn('day', ({ session }) => session.day.toString()),
  codedColumn('place', ({ slot }) => String(slot.position)),
  codedColumn('starts_at', ({ slot }) => timeOf(slot.startsAt)),
  codedColumn('ends_at', ({ slot }) => timeOf(slot.endsAt)),
  codedColumn('reference', ({ slot }) => slot.reference),
  typedColumn('speaker', ({ speaker }) => speaker.name),
  typedColumn('position', ({ speaker }) => speaker.position),
  ...ofPerson(person.nativeName, person.organizationName[0], person.country),
  codedColumn('protocol_category', ({ slot }) => categoryOf(slot)),
  ...ofAnswers(means.mode, means.language, means.topicAsTyped, means.topicInEnglish),
  codedColumn('status', ({ slot }) => slot.status),
  ...ofAnswers(...(means.consents ?? [])),
]

import { dayInNumbers } from '../../../dates.ts'
import { chosenDays, unavailableTimes } from '../../../facts/answers.ts'
import { type FieldView, fieldView, type OptionView } from '../../../forms/field-view.ts'
import type { Translate } from '../../../i18n.ts'
import { nameOfLanguage } from '../../../intl.ts'
import type { PlannedSession } from '../../../programme/planned-sessions.ts'
import { nextStatuses, type Status } from '../../../replies/statuses.ts'
import type { Participant, Reply } from '../../../replies/store.ts'
import { noteField } from '../letter-fields.ts'
import { decisionProblem } from './problems.ts'
import type { TypedDecision } from './typed.ts'

/** What may be decided, each to be seen at once, with a session and a note where any needs them. */
export type DecisionForm = { choices: OptionView[]; fields: FieldView[] }

/** What the form starts from: what was typed, and the session that the reply has. */
export type Given = { typed: TypedDecision | undefined; session: string | undefined }

/** Undefined: nothing can be decided. */
export function decisionForm(
  participant: Participant,
  reply: Reply,
  given: Given,
  sessions: readonly PlannedSession[],
  t: Translate,
): DecisionForm | undefined {
  const next = nextStatuses(reply, 'staff')
  if (next.length === 0) return undefined
  const asks = (isSo: (status: Status) => unknown) => next.some(isSo)
  const id = `${reply.form}-decision`
  const choices = choicesOf(`${id}-to`, next, given, t)
  return {
    choices,
    fields: [
      fieldView('choose', {
        id: `${id}-to`,
        name: 'to',
        label: t('admin:decision.title'),
        problem: problemIn('choose', given, t),
        options: choices,
      }),
      ...(asks(({ needsSession }) => needsSession)
        ? [sessionChoice(`${id}-session`, reply, given, sessions, t)]
        : []),
      ...(asks(({ hasLetter }) => hasLetter)
        ? [decisionNote(`${id}-note`, participant, reply, given, t)]
        : []),
    ],
  }
}

const choicesOf = (
  id: string,
  next: readonly Status[],
  { typed }: Given,
  t: Translate,
): OptionView[] =>
  next.map(({ name, key = '', needsSession }, index) => ({
    id: numbered(id, index),
    value: name,
    label: t(`admin:decide.${name}`),
    key,
    needs: needsSession ? 'session' : '',
    isChosen: name === typed?.to,
  }))

/** The first has the name of its group, where a link to what is wrong leads. */
const numbered = (id: string, index: number): string => (index === 0 ? id : `${id}-${index + 1}`)

const problemIn = (problem: string, { typed }: Given, t: Translate): string | undefined =>
  typed?.problem === problem ? decisionProblem(typed, t) : undefined

function sessionChoice(
  id: string,
  reply: Reply,
  given: Given,
  sessions: readonly PlannedSession[],
  t: Translate,
): FieldView {
  const chosen = given.typed?.session || given.session
  const offered = offeredDays(reply, sessions, t)
  const times = unavailableTimes(reply)
  return fieldView('choose', {
    id,
    name: 'session',
    label: t('admin:decision.session'),
    hint: times && t('admin:programme.conflict.unsuitable_times', { times }),
    problem: problemIn('session_needed', given, t),
    options: sessions.map((session, index) => ({
      id: numbered(id, index),
      value: session.name,
      label: t(`event:sessions_short.${session.name}`),
      isChosen: session.name === chosen,
      notes: [fillOf(session, t), ...offered(session.day)],
    })),
  })
}

type Note = NonNullable<OptionView['notes']>[number]

const fillOf = ({ plan: { capacity }, slots }: PlannedSession, t: Translate): Note => ({
  text: t('admin:decision.fill', { taken: slots.length, capacity }),
  look: slots.length < capacity ? 'quiet' : 'warns',
})

/** Whether the speaker offered a day; nothing where the form asks for none. */
function offeredDays(
  reply: Reply,
  sessions: readonly PlannedSession[],
  t: Translate,
): (day: Temporal.PlainDate) => Note[] {
  const chosen = chosenDays(reply)
  if (chosen.length === 0) return () => []
  const possible = sessions.filter(({ day }) => chosen.includes(String(day)))
  const days = [...new Set(possible.map(({ day }) => dayInNumbers(day)))].join(', ')
  const not = t(days ? 'admin:decision.day_not_offered' : 'admin:decision.no_day_offered', { days })
  return day =>
    chosen.includes(String(day))
      ? [{ text: t('admin:decision.day_offered'), look: 'good' }]
      : [{ text: not, look: 'warns' }]
}

const decisionNote = (
  id: string,
  { language }: Participant,
  reply: Reply,
  given: Given,
  t: Translate,
): FieldView =>
  noteField(
    {
      id,
      label: t('admin:decision.note_in', { language: nameOfLanguage(language, t.language) }),
      rows: 2,
      value: given.typed?.note ?? reply.pendingNote,
      problem: problemIn('note_too_long', given, t),
    },
    t,
  )

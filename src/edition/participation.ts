import type { Answers } from '../forms/fields.ts'
import { fieldsIn } from '../forms/fields-in.ts'
import { type FieldProblem, type Form, valuesOf } from '../forms/form.ts'
import { deadlineAt } from './circular.ts'
import { daysOfEvent } from './events.ts'
import { listed, officialLanguages, yesNo } from './options.ts'
import { confirmation, hasReadNotice } from './privacy.ts'

const { text, email, radio, checkboxes, days, rows, textarea } = fieldsIn('participation')
/** Who takes part, in whatever way. */
const attending = { attendance: ['in_person', 'remote', 'representative'] }
const represented = { attendance: ['representative'] }
const comingToGeneva = { attendance: ['in_person', 'representative'] }

/** The events that are open to everybody who is invited. */
const toChoose = [
  'wsis_high_level_event',
  'regulators_round_table',
  'high_level_segment',
  'ai_for_good_summit',
]

/** Which days each event needs: at least one of them. */
const daysNeeded: Record<string, readonly string[]> = {
  regulators_round_table: daysOfEvent('regulators_round_table'),
  high_level_segment: daysOfEvent('high_level_segment'),
  ai_for_good_summit: daysOfEvent('ai_for_good_summit'),
}

/** Confirmation of participation. */
export const participation: Form = {
  path: 'participation',
  version: 1,
  flow: 'note',
  closesAt: deadlineAt,
  prominent: [
    'attendance',
    'events',
    'days',
    'visa_support',
    'official_registration',
    'representative_name',
    'representative_position',
    'representative_email',
    'delegation_members',
  ],
  sections: [
    {
      name: 'attendance',
      fields: [radio('attendance', ['in_person', 'remote', 'representative', 'not_attending'])],
    },
    {
      name: 'programme',
      fields: [
        checkboxes('events', toChoose, {
          when: attending,
          optionsText: 'event:events.',
        }),
        days('days', daysOfEvent('wsis_high_level_event'), {
          when: attending,
          derived: answers => allDaysOf(valuesOf(answers, 'events')),
        }),
      ],
    },
    {
      name: 'representative',
      fields: [
        text('representative_name', { min: 2, max: 120, when: represented }),
        text('representative_position', { min: 2, max: 150, when: represented }),
        email('representative_email', { when: represented }),
      ],
    },
    {
      name: 'practical',
      fields: [
        radio('official_registration', ['done', 'later'], { when: attending }),
        radio('visa_support', ['needed', 'not_needed', 'unknown'], { when: comingToGeneva }),
        radio('list_consent', yesNo, { when: attending, optionsText: 'choices:yes_no.' }),
      ],
    },
    {
      name: 'delegation',
      isFolded: true,
      fields: [
        rows(
          'delegation_members',
          10,
          [
            text('name', { min: 2, max: 120 }),
            text('position', { max: 150, required: false }),
            email('email', { required: false }),
          ],
          { when: attending },
        ),
      ],
    },
    {
      name: 'needs',
      isFolded: true,
      fields: [
        radio('listening_language', officialLanguages, {
          required: false,
          when: attending,
          optionsText: 'options:languages.',
        }),
        textarea('accessibility_needs', {
          max: 500,
          required: false,
          when: attending,
          sensitive: true,
        }),
      ],
    },
    {
      name: 'notes',
      isFolded: true,
      fields: [textarea('notes', { max: 1000, required: false })],
    },
    confirmation,
  ],

  means: {
    hasReadNotice,
    declines: { attendance: ['not_attending'] },
    isRemote: { attendance: ['remote'] },
    isRegistered: { official_registration: ['done'] },
    wayOfTakingPart: 'attendance',
    standIn: {
      when: represented,
      name: 'representative_name',
      position: 'representative_position',
      email: 'representative_email',
    },
    companions: { rows: 'delegation_members', name: 'name', position: 'position' },
    days: 'days',
    listens: 'listening_language',
    consents: ['list_consent'],
    published: {
      consent: { list_consent: ['yes'] },
      person: listed,
      answers: [],
    },
    facets: ['attendance', 'events', 'visa_support'],
    work: [{ name: 'visas', when: { visa_support: ['needed'] } }],
    comings: toChoose.map(event => ({ event, when: { events: [event] } })),
  },

  check: answers => [...dayProblems(answers), ...sameMemberProblems(answers)],
}

/** In the order of the calendar, each once. */
const allDaysOf = (events: readonly string[]): string[] =>
  [...new Set(events.flatMap(daysOfEvent))].sort()

function dayProblems(answers: Answers): FieldProblem[] {
  const days = valuesOf(answers, 'days')
  if (days.length === 0) return []
  return valuesOf(answers, 'events')
    .filter(event => daysNeeded[event] && !daysNeeded[event].some(day => days.includes(day)))
    .map(event => ({ field: 'days', code: `${event}_day` }))
}

/** The same person twice is a slip: same name and position, whatever the case. */
function sameMemberProblems(answers: Answers): FieldProblem[] {
  const members = (answers.delegation_members ?? []) as Record<string, string>[]
  const keys = members.map(member =>
    [member.name, member.position, member.email].join('\n').toLowerCase(),
  )
  const second = keys.findIndex((key, index) => keys.indexOf(key) < index)
  return second < 0 ? [] : [{ field: `delegation_members-${second}-name`, code: 'same_member' }]
}

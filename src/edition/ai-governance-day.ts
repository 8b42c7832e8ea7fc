import type { Known } from '../forms/fields.ts'
import { fieldsIn } from '../forms/fields-in.ts'
import { type Form, textOf } from '../forms/form.ts'
import { deadlineAt } from './circular.ts'
import { officialLanguages, yesNo } from './options.ts'
import { confirmation, hasReadNotice } from './privacy.ts'

const { text, radio, checkboxes, rows, textarea } = fieldsIn('ai-governance-day')
const attending = { ai_attendance: ['yes', 'representative'] }
const represented = { ai_attendance: ['representative'] }
const declining = { ai_attendance: ['no'] }
const atTheTable = { ai_parts: ['round_table'] }
const inTheAfternoon = { ai_parts: ['afternoon'] }

/** Reply for AI Governance Day, 10 July. Nothing here may tell who is invited to the round table. */
export const aiGovernanceDay: Form = {
  path: 'ai-governance-day',
  version: 1,
  flow: 'seat',
  closesAt: deadlineAt,
  prominent: [
    'ai_attendance',
    'ai_parts',
    'ai_representative_name',
    'ai_representative_position',
    'advisers',
    'invitation_code',
    'themes',
    'table_language',
  ],
  sections: [
    {
      name: 'attendance',
      fields: [radio('ai_attendance', ['yes', 'representative', 'no'], { preset: asTheyAttend })],
    },
    {
      name: 'programme',
      fields: [
        checkboxes('ai_parts', ['round_table', 'afternoon'], { when: attending }),
        text('invitation_code', { max: 40, required: false, when: atTheTable }),
      ],
    },
    {
      name: 'representative',
      fields: [
        text('ai_representative_name', { min: 2, max: 120, when: represented }),
        text('ai_representative_position', { min: 2, max: 150, when: represented }),
      ],
    },
    {
      name: 'consent',
      fields: [radio('photo_consent', yesNo, { when: attending, optionsText: 'choices:yes_no.' })],
    },
    {
      name: 'round_table',
      isFolded: true,
      fields: [
        checkboxes(
          'themes',
          ['landscape', 'frameworks_in_practice', 'inclusion_and_trust', 'safeguards'],
          {
            max: 2,
            required: false,
            when: attending,
          },
        ),
        radio('table_language', officialLanguages, {
          required: false,
          when: attending,
          optionsText: 'options:languages.',
        }),
        rows(
          'advisers',
          2,
          [text('name', { min: 2, max: 120 }), text('position', { max: 150, required: false })],
          {
            when: atTheTable,
          },
        ),
      ],
    },
    {
      name: 'practical',
      isFolded: true,
      fields: [
        textarea('dietary_needs', { max: 500, required: false, when: attending, sensitive: true }),
      ],
    },
    {
      name: 'notes',
      isFolded: true,
      fields: [textarea('ai_notes', { max: 1000, required: false })],
    },
    confirmation,
  ],

  means: {
    hasReadNotice,
    consents: ['photo_consent'],
    declines: declining,
    standIn: {
      when: represented,
      name: 'ai_representative_name',
      position: 'ai_representative_position',
    },
    companions: { rows: 'advisers', name: 'name', position: 'position' },
    language: 'table_language',
    asksForSeat: atTheTable,
    doors: [
      { name: 'round-table', event: 'ai_governance_day', needsSeat: true },
      { name: 'afternoon', event: 'ai_governance_day', needsSeat: false, when: inTheAfternoon },
    ],
    wayOfTakingPart: 'ai_attendance',
    comings: [{ event: 'ai_governance_day', when: attending }],
  },

  check: () => [],
}

/** As the participation was confirmed; whoever takes part from afar is asked. */
function asTheyAttend({ answersTo }: Known): string {
  const attendance = textOf(answersTo('participation') ?? {}, 'attendance')
  const answers = { in_person: 'yes', representative: 'representative', not_attending: 'no' }
  return Object.entries(answers).find(([way]) => way === attendance)?.[1] ?? ''
}

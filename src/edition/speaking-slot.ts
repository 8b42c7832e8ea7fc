import type { Answers, Known } from '../forms/fields.ts'
import { fieldsIn } from '../forms/fields-in.ts'
import { type FieldProblem, type Form, textOf, valuesOf } from '../forms/form.ts'
import { hasOnlyLatinLetters } from '../forms/rules.ts'
import { deadlineAt } from './circular.ts'
import { daysOfEvent } from './events.ts'
import { actionLines, levels, listed, officialLanguages, yesNo } from './options.ts'
import { confirmation, hasReadNotice } from './privacy.ts'

const { text, url, radio, checkboxes, checkbox, days, textarea } = fieldsIn('speaking-slot')
const otherSpeaker = { speaker_is_participant: ['no'] }
const sessions = ['regulators_round_table', 'high_level_segment'] as const

const daysOfSession: Record<string, readonly string[]> = Object.fromEntries(
  sessions.map(name => [name, daysOfEvent(name)]),
)

/** Request for a speaking slot. */
export const speakingSlot: Form = {
  path: 'speaking-slot',
  version: 1,
  flow: 'slot',
  closesAt: deadlineAt,
  prominent: [
    'topic',
    'topic_en',
    'first_choice',
    'second_choice',
    'available_days',
    'unavailable_times',
    'speaking_mode',
    'speech_language',
    'action_lines',
    'speaker_is_participant',
    'speaker_name',
    'speaker_position',
    'speaker_level',
    'substitute',
    'link',
    'main_points',
    'biography',
    'quotation',
  ],
  sections: [
    {
      name: 'speaker',
      fields: [
        radio('speaker_is_participant', yesNo, { optionsText: 'choices:yes_no.' }),
        text('speaker_name', { min: 2, max: 120, when: otherSpeaker }),
        text('speaker_position', { min: 2, max: 150, when: otherSpeaker }),
        radio('speaker_level', levels, { when: otherSpeaker, optionsText: 'options:levels.' }),
      ],
    },
    {
      name: 'slot',
      fields: [
        radio('first_choice', sessions, { optionsText: 'event:events.' }),
        radio('second_choice', [...sessions, 'none'], { preset: 'none' }),
        days('available_days', sessions.flatMap(daysOfEvent)),
        radio('speaking_mode', ['in_person', 'remote'], { preset: asTheyAttend }),
        radio('speech_language', officialLanguages, {
          optionsText: 'options:languages.',
          preset: ({ language }) => language,
        }),
      ],
    },
    {
      name: 'content',
      fields: [
        checkboxes('action_lines', actionLines, { max: 3, optionsText: 'options:action_lines.' }),
        text('topic', { min: 5, max: 150 }),
        text('topic_en', {
          min: 5,
          max: 150,
          latin: true,
          required: 'sometimes',
          language: 'en',
        }),
        textarea('main_points', { min: 100, max: 1500, counted: true }),
        textarea('biography', { min: 100, max: 1200, counted: true }),
      ],
    },
    {
      name: 'consent',
      fields: [
        radio('recording_consent', yesNo, { optionsText: 'choices:yes_no.' }),
        radio('publication_consent', yesNo, { optionsText: 'choices:yes_no.' }),
      ],
    },
    {
      name: 'more',
      isFolded: true,
      fields: [
        textarea('quotation', { max: 280, required: false, counted: true }),
        url('link', { max: 500, required: false }),
        text('unavailable_times', { max: 200, required: false }),
        text('substitute', { max: 250, required: false }),
      ],
    },
    { ...confirmation, fields: [checkbox('no_guarantee_read'), ...confirmation.fields] },
  ],

  means: {
    hasReadNotice,
    consents: ['recording_consent', 'publication_consent'],
    published: {
      consent: { publication_consent: ['yes'] },
      statuses: ['confirmed'],
      person: listed,
      answers: ['topic', 'topic_en', 'main_points', 'quotation', 'biography', 'link'],
    },
    standIn: {
      when: otherSpeaker,
      name: 'speaker_name',
      position: 'speaker_position',
      level: 'speaker_level',
    },
    isRemote: { speaking_mode: ['remote'] },
    days: 'available_days',
    unavailable: 'unavailable_times',
    wants: ['first_choice', 'second_choice'],
    topicAsTyped: 'topic',
    topicInEnglish: 'topic_en',
    mode: 'speaking_mode',
    language: 'speech_language',
    aboutSpeech: ['main_points', 'biography', 'quotation', 'link', 'substitute'],
  },

  check: answers => [
    ...choiceProblems(answers),
    ...dayProblems(answers),
    ...topicProblems(answers),
  ],
}

/** Whoever takes part from afar speaks from afar; nobody who has not said it is told so. */
function asTheyAttend({ answersTo }: Known): string {
  const attendance = textOf(answersTo('participation') ?? {}, 'attendance')
  if (attendance === 'remote') return 'remote'
  return ['in_person', 'representative'].includes(attendance) ? 'in_person' : ''
}

function choiceProblems(answers: Answers): FieldProblem[] {
  const first = textOf(answers, 'first_choice')
  return first && first === textOf(answers, 'second_choice')
    ? [{ field: 'second_choice', code: 'same_choice' }]
    : []
}

function dayProblems(answers: Answers): FieldProblem[] {
  const days = valuesOf(answers, 'available_days')
  const choices = [textOf(answers, 'first_choice'), textOf(answers, 'second_choice')]
  const fitting = choices.flatMap(session => daysOfSession[session] ?? [])
  if (days.length === 0 || fitting.length === 0 || days.some(day => fitting.includes(day)))
    return []
  return [{ field: 'available_days', code: 'no_fitting_day' }]
}

function topicProblems(answers: Answers): FieldProblem[] {
  if (hasOnlyLatinLetters(textOf(answers, 'topic')) || textOf(answers, 'topic_en')) return []
  return [{ field: 'topic_en', code: 'topic_en_needed' }]
}

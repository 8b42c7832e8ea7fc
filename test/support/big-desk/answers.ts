import { actionLines, levels, officialLanguages } from '#edition/options.ts'
import type { Answers } from '../../../src/forms/fields.ts'
import { positions, type Words } from './words.ts'

const yesNo = ['yes', 'yes', 'no']
const week = ['2025-07-07', '2025-07-08', '2025-07-09', '2025-07-10', '2025-07-11']

/** Good answers to each form, of lengths that differ, in the language of the letters or in English. */
export function createAnswers(words: Words): Record<string, (person: Answers) => Answers> {
  const { pick, chance, name, some, text, sentence } = words

  const fullName = () => `${name(2)[0]} ${name(3)[0]}`
  const position = (level = pick(levels)) => pick(positions[level] ?? [])[0]
  const columnOf = (person: Answers) => (person.correspondence_language === 'ru' && !chance(20) ? 1 : 0)
  const members = (most: number) =>
    Array.from({ length: words.pick([...Array(most).keys()]) + 1 }, () => ({
      name: fullName(),
      ...(chance(70) && { position: position('other') }),
    }))

  function participation(person: Answers): Answers {
    const column = columnOf(person)
    const attendance = pick(['in_person', 'in_person', 'in_person', 'remote', 'representative', 'not_attending'])
    const notes = chance(20) && { notes: text(column, 20, 900) }
    if (attendance === 'not_attending') return { attendance, ...notes, privacy_read: 'yes' }
    return {
      attendance,
      events: ['wsis_high_level_event', ...(chance(50) ? ['regulators_round_table'] : [])],
      days: chance(40) ? week : week.filter(day => day === '2025-07-08' || chance(50)),
      ...(attendance === 'representative' && {
        representative_name: fullName(),
        representative_position: position(),
        representative_email: `${name(3)[0]}@${name(3)[0]}.example`.toLowerCase(),
      }),
      official_registration: pick(['done', 'later']),
      ...(attendance !== 'remote' && { visa_support: pick(['needed', 'not_needed', 'not_needed', 'unknown']) }),
      list_consent: pick(yesNo),
      ...(chance(25) && { delegation_members: members(4) }),
      ...(chance(40) && { listening_language: pick(officialLanguages) }),
      ...(chance(4) && { accessibility_needs: text(column, 10, 400) }),
      ...notes,
      privacy_read: 'yes',
    }
  }

  function speakingSlot(person: Answers): Answers {
    const column = columnOf(person)
    const isStandIn = chance(20)
    const first = pick(['regulators_round_table', 'high_level_segment', 'high_level_segment'])
    return {
      speaker_is_participant: isStandIn ? 'no' : 'yes',
      ...(isStandIn && { speaker_name: fullName(), speaker_position: position(), speaker_level: pick(levels) }),
      first_choice: first,
      second_choice: chance(60) || first === 'high_level_segment' ? 'none' : 'high_level_segment',
      available_days: first === 'regulators_round_table' ? ['2025-07-08'] : some(week.slice(2), 3),
      speaking_mode: pick(['in_person', 'in_person', 'in_person', 'remote']),
      speech_language: column === 1 ? 'ru' : pick(officialLanguages),
      action_lines: some(actionLines, 3),
      topic: sentence(column).slice(0, 150),
      ...(column === 1 && { topic_en: sentence(0).slice(0, 150) }),
      main_points: text(column, 100, 1500),
      biography: text(column, 100, 1200),
      recording_consent: pick(yesNo),
      publication_consent: pick(yesNo),
      ...(chance(15) && { quotation: text(column, 30, 280) }),
      ...(chance(10) && { link: `https://${name(3)[0].toLowerCase()}.example/speech` }),
      ...(chance(10) && { unavailable_times: sentence(column) }),
      ...(chance(10) && { substitute: fullName() }),
      no_guarantee_read: 'yes',
      privacy_read: 'yes',
    }
  }

  function aiGovernanceDay(person: Answers): Answers {
    const column = columnOf(person)
    const attendance = pick(['yes', 'yes', 'yes', 'representative', 'no'])
    const notes = chance(12) && { ai_notes: text(column, 20, 600) }
    if (attendance === 'no') return { ai_attendance: attendance, ...notes, privacy_read: 'yes' }
    const parts = pick([['round_table', 'afternoon'], ['round_table'], ['afternoon']])
    return {
      ai_attendance: attendance,
      ai_parts: parts,
      ...(attendance === 'representative' && {
        ai_representative_name: fullName(),
        ai_representative_position: position(),
      }),
      photo_consent: pick(yesNo),
      ...(chance(50) && { themes: some(['landscape', 'frameworks_in_practice', 'safeguards'], 2) }),
      ...(chance(60) && { table_language: pick(officialLanguages) }),
      ...(parts.includes('round_table') && chance(25) && { advisers: members(2) }),
      ...(chance(4) && { dietary_needs: text(column, 10, 200) }),
      ...notes,
      privacy_read: 'yes',
    }
  }

  return {
    participation,
    'speaking-slot': speakingSlot,
    'ai-governance-day': aiGovernanceDay,
  }
}

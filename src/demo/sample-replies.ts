import type { Answers } from '../forms/fields.ts'
import { pick } from './pick.ts'

export type Sample = { form: string; answers: Answers }

const topics: [string, string][] = [
  ['Единые правила доступа к инфраструктуре', 'Common rules for access to infrastructure'],
  ['Защита пользователей сетей связи', 'Protecting users of networks'],
  ['Связь в сельских районах', 'Connecting rural areas'],
  ['Радиочастотный спектр для новых сетей', 'Spectrum for new networks'],
]

/** One participant's replies: at least one, mostly two; a fifth reply to all three forms. */
export function sampleReplies(index: number): Sample[] {
  const all = [sampleParticipation(index), sampleSpeakingSlot(index), sampleAiDay(index)]
  if (index % 5 === 0) return all
  return index % 8 === 7 ? [pick(all, index)] : all.filter((_, place) => place !== index % 3)
}

function sampleParticipation(index: number): Sample {
  const attendance = pick(
    ['in_person', 'in_person', 'remote', 'representative', 'not_attending'],
    index,
  )
  if (attendance === 'not_attending')
    return { form: 'participation', answers: { attendance, privacy_read: 'yes' } }
  return {
    form: 'participation',
    answers: {
      attendance,
      events:
        index % 4 === 0
          ? ['wsis_high_level_event', 'ai_for_good_summit']
          : ['wsis_high_level_event', 'regulators_round_table', 'high_level_segment'],
      days:
        index % 4 === 0
          ? ['2025-07-08', '2025-07-10', '2025-07-11']
          : ['2025-07-08', '2025-07-09', '2025-07-10'],
      ...(attendance === 'representative' && {
        representative_name: 'Sample Deputy',
        representative_position: 'Deputy Head',
        representative_email: `deputy-${index + 1}@sample.example`,
      }),
      ...(index % 3 === 0 && {
        delegation_members: [{ name: 'Sample Adviser', position: 'Adviser' }],
      }),
      official_registration: index % 2 ? 'done' : 'later',
      ...(attendance !== 'remote' && {
        visa_support: pick(['needed', 'not_needed', 'unknown'], index),
      }),
      listening_language: index % 2 ? 'en' : 'ru',
      ...(index % 11 === 0 && { accessibility_needs: 'Sample: step-free access' }),
      list_consent: index % 6 ? 'yes' : 'no',
      privacy_read: 'yes',
    },
  }
}

function sampleSpeakingSlot(index: number): Sample {
  const [russian, english] = pick(topics, index)
  const isRussian = index % 2 === 0
  const text = isRussian
    ? 'Образец текста для демонстрации: опыт органа, принятые меры и их итоги за последние три года. '
    : 'Sample text for the demonstration: experience of the authority, measures taken and their results. '
  return {
    form: 'speaking-slot',
    answers: {
      speaker_is_participant: 'yes',
      first_choice: index % 3 ? 'regulators_round_table' : 'high_level_segment',
      second_choice: index % 3 ? 'high_level_segment' : 'none',
      available_days: index % 3 ? ['2025-07-08', '2025-07-09'] : ['2025-07-09', '2025-07-10'],
      speaking_mode: index % 4 === 1 ? 'remote' : 'in_person',
      speech_language: pick(['ru', 'en', 'fr', 'es', 'ar', 'zh'], isRussian ? 0 : index),
      action_lines: index % 2 ? ['C6'] : ['C6', 'C2'],
      topic: isRussian ? russian : english,
      ...(isRussian && { topic_en: english }),
      main_points: text.repeat(2).trim(),
      biography: text.repeat(2).trim(),
      recording_consent: index % 5 ? 'yes' : 'no',
      publication_consent: 'yes',
      no_guarantee_read: 'yes',
      privacy_read: 'yes',
    },
  }
}

function sampleAiDay(index: number): Sample {
  const attendance = pick(['yes', 'yes', 'representative', 'no'], index)
  if (attendance === 'no')
    return {
      form: 'ai-governance-day',
      answers: { ai_attendance: attendance, privacy_read: 'yes' },
    }
  return {
    form: 'ai-governance-day',
    answers: {
      ai_attendance: attendance,
      ai_parts: index % 2 ? ['afternoon'] : ['round_table', 'afternoon'],
      ...(index % 4 === 0 && { invitation_code: `SAMPLE-${index}` }),
      ...(attendance === 'representative' && {
        ai_representative_name: 'Sample Deputy',
        ai_representative_position: 'Deputy Head',
      }),
      themes: index % 2 ? ['landscape'] : ['frameworks_in_practice', 'safeguards'],
      table_language: index % 2 ? 'en' : 'ru',
      ...(index % 10 === 0 && { dietary_needs: 'Sample: vegetarian' }),
      photo_consent: index % 3 ? 'yes' : 'no',
      privacy_read: 'yes',
    },
  }
}

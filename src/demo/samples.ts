import type { Answers } from '../forms/fields.ts'

/**
 * Made-up replies for the demo: no such people or authorities exist. Built by counting, not by chance,
 * so that every demo is the same.
 */
export type Sample = { form: string; answers: Answers }
export type SampleParticipant = {
  person: Answers
  replies: Sample[]
  changes: boolean
  withdraws: boolean
}

/** Latin and own spelling of surname and given name, and whether «господин» or «госпожа» is right. */
const russianSpeakers: [string, string, string, 'mr' | 'ms'][] = [
  ['Obraztsov', 'Petr', 'Образцов Пётр', 'mr'],
  ['Primerova', 'Elena', 'Примерова Елена', 'ms'],
  ['Shchukin', 'Ilia', 'Щукин Илья', 'mr'],
  ['Namunaev', 'Bakyt', 'Намунаев Бакыт', 'mr'],
  ['Ulgieva', 'Aigul', 'Үлгиева Айгүл', 'ms'],
  ['Vzorov', 'Semen', 'Взоров Семён', 'mr'],
]
const otherSpeakers: [string, string, string, 'mr' | 'ms'][] = [
  ['Sampleton', 'John', '', 'mr'],
  ['Musterfrau', 'Anna', '', 'ms'],
  ['Exemple', 'Marie', '', 'ms'],
  ['Muestra', 'Diego', '', 'mr'],
  ['Ornekoglu', 'Deniz', '', 'ms'],
  ['Esempio', 'Carla', '', 'ms'],
]
const russianSpeaking = ['RU', 'BY', 'KZ', 'KG', 'TJ', 'UZ', 'AM', 'AZ', 'TM']
const others = [
  'FR',
  'BR',
  'KE',
  'JP',
  'EG',
  'CA',
  'IN',
  'DE',
  'NG',
  'AR',
  'ID',
  'SA',
  'MX',
  'ZA',
  'PL',
  'TH',
]
const kinds = ['regulator', 'regulator', 'regulator', 'ministry', 'other_public']
const levels = ['head', 'head', 'deputy_head', 'minister', 'deputy_minister', 'ambassador']
const topics: [string, string][] = [
  ['Единые правила доступа к инфраструктуре', 'Common rules for access to infrastructure'],
  ['Защита пользователей сетей связи', 'Protecting users of networks'],
  ['Связь в сельских районах', 'Connecting rural areas'],
  ['Радиочастотный спектр для новых сетей', 'Spectrum for new networks'],
]

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T

export const samples: readonly SampleParticipant[] = Array.from({ length: 54 }, (_, index) => ({
  person: samplePerson(index),
  replies: sampleReplies(index),
  changes: index % 7 === 3,
  withdraws: index % 9 === 4,
}))

function samplePerson(index: number): Answers {
  const isRussian = index % 2 === 0
  const [family, given, native, address] = pick(
    isRussian ? russianSpeakers : otherSpeakers,
    Math.floor(index / 2),
  )
  return {
    filled_in_for: index % 3 === 0 ? 'self' : 'someone_else',
    ...(index % 3 !== 0 && {
      contact_name: isRussian ? 'Образцова Анна' : 'Anna Sample',
      contact_position: 'Assistant',
    }),
    contact_email: `office-${index + 1}@sample.example`,
    contact_phone: `+000 00 000-${String(index).padStart(2, '0')}-00`,
    correspondence_language: isRussian ? 'ru' : 'en',
    form_of_address: address,
    family_name: family,
    given_names: given,
    ...(native && { native_name: native }),
    position: 'Head of the Sample Authority',
    ...(isRussian && { position_ru: 'Руководитель условного регуляторного органа' }),
    organization: `Sample Communications Authority No. ${index + 1}`,
    ...(isRussian && { organization_ru: `Условный орган регулирования связи № ${index + 1}` }),
    organization_kind: pick(kinds, index),
    country: isRussian ? pick(russianSpeaking, index / 2) : pick(others, (index - 1) / 2),
    level: pick(levels, index),
  }
}

/** Every participant replies to one form, most to two, a fifth to all three: about 120 in all. */
function sampleReplies(index: number): Sample[] {
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

import { edition } from '#edition/index.ts'

/** Bodies as a browser would send them: good answers to each form, to be changed by one key at a time. */
export type TypedForm = Record<string, string | readonly string[]>

export const person: TypedForm = {
  filled_in_for: 'someone_else',
  contact_name: 'Анна Сергеева',
  contact_position: 'Помощник',
  contact_email: 'a.sergeeva@regulator.example',
  contact_phone: '+7 (495) 123-45-67',
  correspondence_language: 'ru',
  form_of_address: 'mr',
  family_name: 'Ivanov',
  given_names: 'Petr',
  native_name: 'Иванов Пётр Ильич',
  position: 'Head of the Agency',
  position_ru: 'Руководитель агентства',
  organization: 'Federal Communications Agency',
  organization_ru: 'Федеральное агентство связи',
  organization_kind: 'regulator',
  country: 'BY',
  level: 'head',
}

export const participation: TypedForm = {
  ...person,
  attendance: 'in_person',
  events: ['wsis_high_level_event', 'regulators_round_table'],
  days: ['2025-07-07', '2025-07-08'],
  'delegation_members[0][name]': 'Olga Petrova',
  'delegation_members[0][position]': 'Adviser',
  official_registration: 'later',
  visa_support: 'unknown',
  listening_language: 'ru',
  list_consent: 'yes',
  privacy_read: 'yes',
}

export const speakingSlot: TypedForm = {
  ...person,
  speaker_is_participant: 'yes',
  first_choice: 'regulators_round_table',
  second_choice: 'none',
  available_days: ['2025-07-08'],
  speaking_mode: 'in_person',
  speech_language: 'ru',
  action_lines: ['C6', 'C5'],
  topic: 'Регулирование связи в сельских районах',
  topic_en: 'Regulating rural communications',
  main_points: 'Опыт внедрения единых правил доступа к инфраструктуре и его итоги. '.repeat(3),
  biography: 'Руководит агентством с 2019 года, ранее работал в министерстве связи. '.repeat(3),
  recording_consent: 'yes',
  publication_consent: 'no',
  no_guarantee_read: 'yes',
  privacy_read: 'yes',
}

export const aiGovernanceDay: TypedForm = {
  ...person,
  ai_attendance: 'yes',
  ai_parts: ['round_table', 'afternoon'],
  invitation_code: 'GOV-17',
  themes: ['landscape', 'safeguards'],
  table_language: 'en',
  'advisers[0][name]': 'Olga Petrova',
  photo_consent: 'no',
  privacy_read: 'yes',
}

/** What the first step of a form asks, of whatever edition. */
export const answersOf = (form: TypedForm): TypedForm =>
  Object.fromEntries(
    Object.entries(form).filter(([name]) => !edition.personNames.has(name) && !confirmedLast.includes(name)),
  )

const confirmedLast = ['privacy_read', 'no_guarantee_read']

export const typedForms: Record<string, TypedForm> = {
  participation,
  'speaking-slot': speakingSlot,
  'ai-governance-day': aiGovernanceDay,
}

/** The body of a post, percent-encoded as a form does it. */
export function encode(form: TypedForm): URLSearchParams {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map(text => [name, text] as [string, string]),
  )
  return new URLSearchParams(pairs)
}

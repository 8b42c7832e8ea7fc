import type { Answers } from '../forms/fields.ts'
import { pick } from './pick.ts'

/** Surname, given name, full name in the native script, form of address. */
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
/** Has replied on paper, and has no e-mail address. */
const onPaper = 46

/** A made-up participant: no such people or authorities exist. */
export function samplePerson(index: number): Answers {
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
    ...(index !== onPaper && { contact_email: `office-${index + 1}@sample.example` }),
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

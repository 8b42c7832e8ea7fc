import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { edition } from '#edition/index.ts'
import { readAnswers } from '../../src/forms/read-answers.ts'
import { type TypedForm, typedForms } from '../support/answers.ts'

const { findForm, withPerson } = edition

/** What is wrong with good answers after these changes, as `field: code`. */
function problems(path: string, changes: TypedForm): string[] {
  const form = findForm(path)
  assert.ok(form)
  const { problems } = readAnswers(withPerson(form), { ...typedForms[path], ...changes })
  return problems.map(({ field, code }) => `${field}: ${code}`)
}

const letters = (count: number) => 'я'.repeat(count)

/** Every rule of each form at its edge: what is just allowed has no problem, what is just not has one. */
const rules: Record<string, [what: string, changes: TypedForm, expected: string[]][]> = {
  participation: [
    ['good answers', {}, []],
    ['contact name of 2', { contact_name: 'Ан' }, []],
    ['contact name of 1', { contact_name: 'А' }, ['contact_name: too_short']],
    ['contact name of 121', { contact_name: letters(121) }, ['contact_name: too_long']],
    ['no contact name when for oneself', { filled_in_for: 'self', contact_name: '' }, []],
    ['no contact name on behalf', { contact_name: '' }, ['contact_name: enter']],
    [
      'e-mail of 254 characters or not',
      { contact_email: `${'a'.repeat(64)}@${'b.'.repeat(94)}example` },
      ['contact_email: too_long'],
    ],
    ['e-mail with a Cyrillic letter', { contact_email: 'оffice@a.example' }, ['contact_email: letter_cyrillic']],
    [
      'e-mail with a Cyrillic letter in the domain',
      { contact_email: 'office@a.еxample' },
      ['contact_email: letter_cyrillic'],
    ],
    ['two addresses', { contact_email: 'a@a.example b@a.example' }, ['contact_email: email_several']],
    ['telephone of 7 digits', { contact_phone: '123-45-67' }, []],
    ['telephone of 6 digits', { contact_phone: '123456' }, ['contact_phone: phone_digits']],
    ['telephone of 21 digits', { contact_phone: '1'.repeat(21) }, ['contact_phone: phone_long']],
    ['other form of address', { form_of_address: 'other' }, ['form_of_address_other: enter']],
    [
      'other form of address of 41',
      { form_of_address: 'other', form_of_address_other: letters(41) },
      ['form_of_address_other: too_long'],
    ],
    ['Cyrillic family name', { family_name: 'Ivаnov' }, ['family_name: latin_only']],
    ['accents and apostrophes', { family_name: 'O’Neill-Müller', given_names: 'J' }, []],
    ['family name of 81', { family_name: 'a'.repeat(81) }, ['family_name: too_long']],
    ['native name of 151', { native_name: letters(151) }, ['native_name: too_long']],
    ['Cyrillic position', { position: 'Директор' }, ['position: latin_only']],
    ['position of 151', { position: 'a'.repeat(151) }, ['position: too_long']],
    ['organization of 201', { organization: 'a'.repeat(201) }, ['organization: too_long']],
    ['no country for a regulator', { country: '' }, ['country: choose']],
    ['no country for a regional body', { country: '', organization_kind: 'regional' }, []],
    ['a country that is not one', { country: 'TW' }, ['country: unknown_option']],
    ['round table without 8 July', { days: ['2025-07-07', '2025-07-09'] }, ['days: regulators_round_table_day']],
    [
      'segment without 9–11 July',
      { events: ['high_level_segment'], days: ['2025-07-08'] },
      ['days: high_level_segment_day'],
    ],
    [
      'summit on 7 July alone',
      { events: ['ai_for_good_summit'], days: ['2025-07-07'] },
      ['days: ai_for_good_summit_day'],
    ],
    ['high-level event on 7 July', { events: ['wsis_high_level_event'], days: ['2025-07-07'] }, []],
    ['no events, no days', { events: [], days: [] }, ['events: choose_some', 'days: choose_some']],
    [
      'representative unnamed',
      { attendance: 'representative' },
      ['representative_name: enter', 'representative_position: enter', 'representative_email: enter'],
    ],
    ['visa not asked of who joins remotely', { attendance: 'remote', visa_support: '' }, []],
    ['visa asked of who comes', { visa_support: '' }, ['visa_support: choose']],
    ['registration asked', { official_registration: '' }, ['official_registration: choose']],
    ['consent not preset', { list_consent: '' }, ['list_consent: choose']],
    ['member without a name', { 'delegation_members[1][position]': 'Adviser' }, ['delegation_members-1-name: enter']],
    [
      'the same member twice',
      { 'delegation_members[1][name]': 'olga petrova', 'delegation_members[1][position]': 'ADVISER' },
      ['delegation_members-1-name: same_member'],
    ],
    [
      'eleven members',
      Object.fromEntries(Array.from({ length: 11 }, (_, row) => [`delegation_members[${row}][name]`, `Member ${row}`])),
      ['delegation_members: too_many'],
    ],
    ['needs of 500', { accessibility_needs: letters(500) }, []],
    ['needs of 501', { accessibility_needs: letters(501) }, ['accessibility_needs: too_long']],
    ['notes of 1001', { notes: letters(1001) }, ['notes: too_long']],
    ['notes of 1000 with line breaks of two characters', { notes: `${letters(998)}\r\n${letters(1)}` }, []],
    ['privacy notice unread', { privacy_read: '' }, ['privacy_read: tick']],
    [
      'nothing more asked of who does not attend',
      {
        attendance: 'not_attending',
        events: [],
        days: [],
        official_registration: '',
        visa_support: '',
        list_consent: '',
      },
      [],
    ],
  ],
  'speaking-slot': [
    ['good answers', {}, []],
    [
      'another speaker',
      { speaker_is_participant: 'no' },
      ['speaker_name: enter', 'speaker_position: enter', 'speaker_level: choose'],
    ],
    ['the same choice twice', { second_choice: 'regulators_round_table' }, ['second_choice: same_choice']],
    ['no day of the chosen session', { available_days: ['2025-07-09'] }, ['available_days: no_fitting_day']],
    ['a day of the second choice', { second_choice: 'high_level_segment', available_days: ['2025-07-09'] }, []],
    ['7 July is not offered', { available_days: ['2025-07-07'] }, ['available_days: unknown_option']],
    ['times of 201', { unavailable_times: letters(201) }, ['unavailable_times: too_long']],
    ['three action lines', { action_lines: ['C1', 'C2', 'C3'] }, []],
    ['four action lines', { action_lines: ['C1', 'C2', 'C3', 'C4'] }, ['action_lines: too_many']],
    ['no action line', { action_lines: [] }, ['action_lines: choose_some']],
    ['topic of 4', { topic: 'abcd' }, ['topic: too_short']],
    ['topic of 151', { topic: 'a'.repeat(151) }, ['topic: too_long']],
    ['Cyrillic topic without English', { topic_en: '' }, ['topic_en: topic_en_needed']],
    ['Latin topic without a second', { topic: 'Common rules', topic_en: '' }, []],
    ['points of 99', { main_points: letters(99) }, ['main_points: too_short']],
    ['points of 1500', { main_points: letters(1500) }, []],
    ['points of 1501', { main_points: letters(1501) }, ['main_points: too_long']],
    ['quotation of 280 emoji', { quotation: '😀'.repeat(280) }, []],
    ['quotation of 281', { quotation: letters(281) }, ['quotation: too_long']],
    ['link by ftp', { link: 'ftp://a.example/x' }, ['link: link_scheme']],
    ['link that would run', { link: 'javascript:alert(1)' }, ['link: link_scheme']],
    ['biography of 99', { biography: letters(99) }, ['biography: too_short']],
    ['biography of 1201', { biography: letters(1201) }, ['biography: too_long']],
    ['substitute of 251', { substitute: letters(251) }, ['substitute: too_long']],
    [
      'consents not preset',
      { recording_consent: '', publication_consent: '', no_guarantee_read: '' },
      ['recording_consent: choose', 'publication_consent: choose', 'no_guarantee_read: tick'],
    ],
  ],
  'ai-governance-day': [
    ['good answers', {}, []],
    ['no part of the day', { ai_parts: [], invitation_code: '' }, ['ai_parts: choose_some']],
    [
      'representative unnamed',
      { ai_attendance: 'representative' },
      ['ai_representative_name: enter', 'ai_representative_position: enter'],
    ],
    ['round table without a code', { invitation_code: '' }, []],
    ['three themes', { themes: ['landscape', 'safeguards', 'inclusion_and_trust'] }, ['themes: too_many']],
    ['three advisers', { 'advisers[1][name]': 'Second One', 'advisers[2][name]': 'Third One' }, ['advisers: too_many']],
    ['diet of 501', { dietary_needs: letters(501) }, ['dietary_needs: too_long']],
    ['notes of 1001', { ai_notes: letters(1001) }, ['ai_notes: too_long']],
    ['photo consent not preset', { photo_consent: '' }, ['photo_consent: choose']],
    ['nothing more asked of who does not come', { ai_attendance: 'no', ai_parts: [], photo_consent: '' }, []],
  ],
}

for (const [path, cases] of Object.entries(rules)) {
  describe(path, () => {
    for (const [what, changes, expected] of cases) test(what, () => assert.deepEqual(problems(path, changes), expected))
  })
}

import { fieldsIn } from '../../src/forms/fields-in.ts'
import type { PersonForm } from '../../src/forms/form.ts'
import { countries } from './countries.ts'
import { ranks } from './options.ts'

const { text, email, tel, radio, select, languages } = fieldsIn('person')

export const person: PersonForm = {
  path: 'person',
  version: 1,
  sections: [
    {
      name: 'sender',
      fields: [
        radio('sent_by', ['keeper', 'office']),
        text('office_name', { max: 90, when: { sent_by: ['office'] } }),
        email('mailbox'),
        tel('ship_phone', { required: false }),
        languages('letters_in', { preset: ({ language }) => language }),
      ],
    },
    {
      name: 'keeper',
      fields: [
        select('salutation', ['ms', 'mr', 'captain']),
        text('last_name', { max: 60, latin: true, name: true, latinFrom: 'home_name' }),
        text('first_names', { max: 60, latin: true, name: true, required: false }),
        text('home_name', { max: 120, required: false }),
        text('duty', { min: 2, max: 90, latin: true }),
        text('duty_ru', { max: 90, required: false, language: 'ru' }),
        text('lighthouse', { min: 2, max: 120, latin: true }),
        text('lighthouse_ru', { max: 120, required: false, language: 'ru' }),
        radio('lighthouse_type', ['tower', 'lightship', 'museum']),
        select(
          'coast',
          countries.map(({ code }) => code),
          { optionsText: 'countries:', alphabetical: true },
        ),
        radio('keeper_rank', ranks, { optionsText: 'options:ranks.' }),
      ],
    },
  ],

  means: {
    familyName: 'last_name',
    givenNames: 'first_names',
    nativeName: 'home_name',
    position: ['duty', 'duty_ru'],
    organizationName: ['lighthouse', 'lighthouse_ru'],
    kind: 'lighthouse_type',
    country: 'coast',
    level: 'keeper_rank',
    email: 'mailbox',
    phone: 'ship_phone',
    language: 'letters_in',
    formOfAddress: 'salutation',
    noFormOfAddress: [],
    isForSelf: { sent_by: ['keeper'] },
    office: ['sent_by', 'office_name', 'mailbox', 'ship_phone', 'letters_in', 'lighthouse', 'lighthouse_ru'],
    neededToDecline: ['last_name', 'first_names', 'lighthouse', 'coast', 'mailbox'],
  },

  check: () => [],
}

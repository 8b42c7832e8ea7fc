import { fieldsIn } from '../forms/fields-in.ts'
import { type PersonForm, textOf } from '../forms/form.ts'
import { countries, countrySynonyms } from './countries.ts'
import { levels } from './options.ts'

const { text, email, tel, radio, select, languages } = fieldsIn('person')
const onBehalf = { filled_in_for: ['someone_else'] }
const contact = (token: string) => ({ self: token, onBehalf: `section-contact ${token}` })
const withoutCountry = ['intergovernmental', 'regional']

/** The participant and whoever fills in the form; asked once, shown filled in ever after. */
export const person: PersonForm = {
  path: 'person',
  version: 1,
  sections: [
    {
      name: 'filling_in',
      fields: [
        radio('filled_in_for', ['self', 'someone_else']),
        text('contact_name', { min: 2, max: 120, when: onBehalf, autocomplete: contact('name') }),
        email('contact_email', { autocomplete: contact('email') }),
        tel('contact_phone', { required: false, autocomplete: contact('tel') }),
        languages('correspondence_language', { preset: ({ language }) => language }),
      ],
    },
    {
      name: 'contact',
      isFolded: true,
      fields: [
        text('contact_position', {
          max: 150,
          required: false,
          when: onBehalf,
          autocomplete: contact('organization-title'),
        }),
      ],
    },
    {
      name: 'participant',
      fields: [
        select('form_of_address', ['he_mr', 'he_ms', 'mr', 'ms', 'dr', 'prof', 'other', 'none'], {
          autocomplete: { self: 'honorific-prefix' },
        }),
        text('form_of_address_other', { max: 40, when: { form_of_address: ['other'] } }),
        text('native_name', { min: 1, max: 150, required: false }),
        text('family_name', {
          max: 80,
          latin: true,
          name: true,
          autocomplete: { self: 'family-name' },
          latinFrom: 'native_name',
        }),
        text('given_names', {
          max: 80,
          latin: true,
          name: true,
          required: false,
          autocomplete: { self: 'given-name' },
          latinFrom: 'native_name',
        }),
      ],
    },
    {
      name: 'post',
      fields: [
        text('position', {
          min: 2,
          max: 150,
          latin: true,
          autocomplete: { self: 'organization-title' },
        }),
        text('organization', {
          min: 2,
          max: 200,
          latin: true,
          autocomplete: { self: 'organization' },
        }),
        select(
          'country',
          countries.map(country => country.code),
          {
            required: 'sometimes',
            optionsText: 'countries:',
            alphabetical: true,
            aliases: countrySynonyms,
            autocomplete: { self: 'country' },
          },
        ),
        radio(
          'organization_kind',
          ['regulator', 'ministry', 'other_public', 'intergovernmental', 'regional', 'other'],
          { preset: 'regulator' },
        ),
        radio('level', levels, { optionsText: 'options:levels.', preset: 'head' }),
      ],
    },
    {
      name: 'in_russian',
      isFolded: true,
      fields: [
        text('position_ru', { max: 150, required: false, language: 'ru' }),
        text('organization_ru', { max: 200, required: false, language: 'ru' }),
      ],
    },
  ],

  means: {
    familyName: 'family_name',
    givenNames: 'given_names',
    nativeName: 'native_name',
    position: ['position', 'position_ru'],
    organizationName: ['organization', 'organization_ru'],
    kind: 'organization_kind',
    country: 'country',
    level: 'level',
    email: 'contact_email',
    phone: 'contact_phone',
    language: 'correspondence_language',
    formOfAddress: 'form_of_address',
    noFormOfAddress: ['other', 'none'],
    ownFormOfAddress: 'form_of_address_other',
    isForSelf: { filled_in_for: ['self'] },
    office: [
      'filled_in_for',
      'contact_name',
      'contact_position',
      'contact_email',
      'contact_phone',
      'correspondence_language',
      'organization',
      'organization_ru',
      'organization_kind',
      'country',
    ],
    neededToDecline: ['family_name', 'organization', 'country', 'contact_email'],
  },

  check(answers) {
    const needsCountry = !withoutCountry.includes(textOf(answers, 'organization_kind'))
    return needsCountry && !textOf(answers, 'country') ? [{ field: 'country', code: 'choose' }] : []
  },
}

/**
 * Options that several fields share; their words are in `locales/…/edition/options.json`, those of yes
 * and no in `locales/…/choices.json`.
 */

export const yesNo = ['yes', 'no']
export const levels = ['head', 'deputy_head', 'minister', 'deputy_minister', 'ambassador', 'other']

/** The official languages of ITU. */
export const officialLanguages = ['ar', 'zh', 'en', 'fr', 'ru', 'es']

/** WSIS Action Lines. */
export const actionLines = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11']

/** What a list for publication says of whoever has agreed to be in it. */
export const listed = [
  'family_name',
  'given_names',
  'native_name',
  'position',
  'position_ru',
  'organization',
  'organization_ru',
  'country',
]

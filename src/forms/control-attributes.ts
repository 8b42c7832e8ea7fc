import type { Language } from '../i18n.ts'
import type { Attributes, Look } from './field-view.ts'
import type { Field } from './fields.ts'

/** In a longer list one types to find something, where there is script. */
const shortList = 20
/** In characters; a longer text gets more room. */
const shortText = 600

type Filling = { value: string; isForSelf: boolean; language: Language }

const nothing = () => ({})

/** What was typed and is no option: it comes back to be corrected. */
const unknownIn = ({ options }: Field, { value }: Filling): string =>
  options.includes(value) ? '' : value

/** What the control of a field says of itself, by how it looks. */
export const attributesOf: Record<Look, (field: Field, filling: Filling) => Attributes> = {
  input: (field, filling) => ({
    ...typeOf(field),
    'data-latin-from': field.latinFrom,
    ...writingOf(field, filling),
    ...completionOf(field, filling),
  }),
  select: (field, filling) => ({
    ...(field.options.length > shortList && { 'data-filter': unknownIn(field, filling) }),
    ...completionOf(field, filling),
  }),
  textarea: (field, filling) => ({
    rows: field.max > shortText ? '8' : '4',
    ...(field.counted && { 'data-count': '', 'data-max': String(field.max) }),
    ...writingOf(field, filling),
  }),
  tick: (_field, { value }) => ({ checked: value ? '' : undefined }),
  rows: ({ max }) => ({ 'data-rows': '', 'data-max': String(max) }),
  radio: nothing,
  checkbox: nothing,
  adding: nothing,
  choose: nothing,
}

/**
 * Not type=email: it would turn a Cyrillic look-alike into an address that nobody typed, before we
 * can name it.
 */
export const emailAttributes = { inputmode: 'email', autocapitalize: 'off', spellcheck: 'false' }

const typeOf = ({ kind }: Field): Attributes =>
  kind === 'email' ? emailAttributes : { type: kind }

const fromTheLeft = ['email', 'tel', 'url']

/** What is typed begins where its own letters do; addresses and numbers are written from the left. */
const writingOf = ({ kind, language: asked }: Field, { language }: Filling): Attributes => ({
  dir: fromTheLeft.includes(kind) ? 'ltr' : 'auto',
  lang: asked === language ? undefined : asked,
})

/**
 * The script puts in the other token when the answer to "who fills in" changes. Never `off`: browsers
 * do not give back what was typed into such a field, after going back or a reload.
 */
function completionOf(
  { autocomplete: { self, onBehalf } }: Field,
  { isForSelf }: Filling,
): Attributes {
  if (self === onBehalf) return { autocomplete: self }
  return {
    autocomplete: isForSelf ? self : onBehalf,
    'data-autocomplete-self': self ?? '',
    'data-autocomplete-on-behalf': onBehalf ?? '',
  }
}

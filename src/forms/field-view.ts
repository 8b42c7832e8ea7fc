/** A field as a page prints it: whatever it is for, `views/partials/fields.ejs` gives its markup. */
export type FieldView = {
  look: Look
  id: string
  name: string
  label: string
  isOptional: boolean
  hint: string
  errors: string[]
  value: string
  /** How much room it takes: a short text stands beside another, short options beside each other. */
  room: Room
  /** What else its control says of itself; of several controls: what their group says. */
  attributes: [name: string, value: string][]
  /** What can be chosen; of a text: what the browser suggests. */
  options: OptionView[]
  rows: RowView[]
  /** What the button in it says: beside a text that is added to a list, below rows. */
  button: string
  /** A page that tells more, opened beside this one; its url is empty where there is none. */
  more: { url: string; text: string }
  /** How long a text may be, in words; empty: nobody counts. */
  limit: string
}
export type Look =
  | 'input'
  | 'adding'
  | 'textarea'
  | 'select'
  | 'radio'
  | 'checkbox'
  | 'tick'
  | 'choose'
  | 'rows'
export type Room = 'whole' | 'half' | 'inline' | 'columns'
export type OptionView = {
  value: string
  label: string
  isChosen?: boolean
  /** Of its own control, where it has one. */
  id?: string
  /** The letter of the keyboard that chooses it. */
  key?: string
  /** The name of the field that has to be answered with it. */
  needs?: string
  /** What is to be known before it is chosen. */
  notes?: { text: string; look: 'quiet' | 'good' | 'warns' }[]
}
export type RowView = { title: string; fields: FieldView[] }

/** What tells one field from the next; what is left out is empty. */
export type Asked = Partial<Omit<FieldView, 'look' | 'attributes'>> & {
  id: string
  label: string
  /** Why what was typed will not do. */
  problem?: string | undefined
  attributes?: Attributes
}
export type Attributes = Record<string, string | undefined>

export const inputField = (asked: Asked): FieldView => fieldView('input', asked)
export const textareaField = (asked: Asked): FieldView => fieldView('textarea', asked)
export const selectField = (asked: Asked): FieldView => fieldView('select', asked)

/** Several controls under one label: what is said of them is said of their group. */
const groups: readonly Look[] = ['radio', 'checkbox', 'rows']

export function fieldView(look: Look, asked: Asked): FieldView {
  const { problem, errors = problem ? [problem] : [] } = asked
  const attributes = attributesOf(look, asked, errors.length > 0)
  return { ...empty, name: asked.id, ...asked, look, errors, attributes }
}

const empty: Omit<FieldView, 'look' | 'id' | 'name' | 'label' | 'errors' | 'attributes'> = {
  room: 'whole',
  isOptional: false,
  hint: '',
  value: '',
  options: [],
  rows: [],
  button: '',
  limit: '',
  more: { url: '', text: '' },
}

function attributesOf(look: Look, asked: Asked, isWrong: boolean): FieldView['attributes'] {
  const about = describedBy(asked, isWrong)
  const pairs = Object.entries(asked.attributes ?? {}).filter(hasValue)
  if (about) pairs.push(['aria-describedby', about])
  if (isWrong && !groups.includes(look)) pairs.push(['aria-invalid', 'true'])
  return pairs
}

const hasValue = (pair: [string, string | undefined]): pair is [string, string] =>
  pair[1] !== undefined

/** Ids of what says more about a control. */
const describedBy = ({ id, hint, limit }: Asked, isWrong: boolean): string =>
  [hint && `${id}-hint`, limit && `${id}-count`, isWrong && `${id}-error`].filter(Boolean).join(' ')

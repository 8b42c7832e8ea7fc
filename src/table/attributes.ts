import { edition } from '#edition/index.ts'
import { chosenDays, flowOf } from '../facts/answers.ts'
import { emailOf, fullName, regionOf } from '../facts/person.ts'
import { dayInWords, languageInWords } from '../forms/display.ts'
import { categoryOf, rankKey } from '../replies/protocol-order.ts'
import { decidableStatuses, statuses } from '../replies/statuses.ts'
import { categoryOfComer, partIn } from '../replies/taking-part.ts'
import { inOrder } from '../words.ts'
import { type Attribute, noValue } from './attribute.ts'
import { type Details, fieldAttributes } from './field-attributes.ts'
import {
  attribute,
  day,
  daysThatAreAsked,
  decisionInWords,
  flag,
  formInWords,
  inWordsEverywhere,
  moment,
  present,
  session,
  stateOf,
  statusInWords,
} from './own-attribute.ts'

const { means } = edition.person

/** Attributes that are not answers to a field. Words: `admin:attributes.<name>`. */
const own: readonly Attribute[] = [
  attribute('name', reply => [fullName(reply.person)], {
    of: 'participant',
    sort: { by: 'column', table: 'participants', column: 'sort_name' },
  }),
  attribute('reference', reply => [reply.reference], {
    of: 'participant',
    column: { look: 'code' },
    sort: { by: 'column', table: 'participants', column: 'reference' },
    export: { isJoined: true },
  }),
  attribute('missing', () => [], {
    of: 'participant',
    inWords: formInWords,
    filter: { values: edition.formPaths, isAlwaysShown: true, onlyForParticipants: true },
  }),
  ...edition.forms.map(stateOf),
  attribute('form', reply => [reply.form], {
    inWords: formInWords,
    filter: { values: edition.formPaths, isAlwaysShown: true },
    column: { usual: 3, look: 'form' },
    sort: { by: 'values' },
    export: {},
  }),
  attribute('status', reply => [reply.status], {
    inWords: statusInWords,
    filter: { values: statuses, isAlwaysShown: true },
    column: { usual: 4, look: 'status' },
    sort: { by: 'values' },
    export: {},
  }),
  attribute('protocol_category', reply => [categoryOf(reply)], {
    inWords: (category, t) => t(`event:categories.${category}`),
    export: { isJoined: true },
  }),
  // As the board of the programme lists those who ask to speak.
  attribute('protocol_order', reply => (flowOf(reply.form) === 'slot' ? [rankKey(reply)] : []), {
    sort: { by: 'values' },
  }),
  attribute('comer_category', reply => [categoryOfComer(reply)], { isCounted: true }),
  attribute('takes_part', partIn, { isCounted: true }),
  attribute('pending_status', reply => present(reply.pendingStatus), {
    inWords: decisionInWords,
    filter: { values: decidableStatuses().map(({ name }) => name) },
    ...inWordsEverywhere,
  }),
  session('session', reply => reply.session),
  session('told_session', reply => reply.toldSession),
  attribute('table', reply => present(reply.table), { export: { isNumber: true } }),
  attribute('region', reply => [regionOf(reply.person) ?? noValue], {
    of: 'participant',
    inWords: (region, t) => t(`event:regions.${region}`),
    filter: { values: [...edition.regions, noValue], isAlwaysShown: true, hasNone: true },
    ...inWordsEverywhere,
  }),
  attribute('assignee', reply => [reply.assignee ?? noValue], {
    of: 'participant',
    inWords: (email, t) => (email === noValue ? t('admin:labels.nobody') : email),
    filter: { hasNone: true },
    ...inWordsEverywhere,
    column: { usual: 5, look: 'person' },
  }),
  attribute('tags', reply => inOrder(reply.tags, tag => tag), {
    of: 'participant',
    filter: {},
    column: { look: 'free' },
    sort: { by: 'values' },
    export: { separators: [', ', ', '], isTyped: true },
  }),
  flag('late', reply => reply.late, { export: {} }),
  flag('pending', reply => reply.pendingStatus !== null),
  flag('unread', reply => reply.isUnread),
  flag('no_address', ({ person }) => emailOf(person) === '', { of: 'participant' }),
  attribute('day', chosenDays, {
    inWords: dayInWords,
    filter: { values: daysThatAreAsked() },
  }),
  attribute('language', reply => [reply.language], {
    of: 'participant',
    inWords: languageInWords,
    export: { isJoined: true },
  }),
  day('came_on', reply => reply.submittedAt),
  moment('submitted_at', reply => reply.submittedAt, { look: 'moment' }, { by: 'time' }),
  moment(
    'changed_at',
    reply => reply.changedAt,
    { usual: 6, look: 'day' },
    {
      by: 'column',
      table: 'replies',
      column: 'changed_at',
    },
  ),
  attribute('change', reply => reply.changes ?? [], {
    inWords: (action, t) => t(`admin:export.changes.${action}`),
    export: { isJoined: true, onlyWithChanges: true, separators: [' ', ', '] },
  }),
  attribute('former_references', reply => reply.formerReferences ?? [], {
    export: { isJoined: true, onlyWithChanges: true, separators: [' ', ' '] },
  }),
]

/** What some fields' attributes have beyond what their kind gives them, by name. */
const ofFields: Record<string, Details> = {
  [means.country]: { filter: { isAlwaysShown: true }, column: { usual: 2, look: 'text' } },
  [means.email]: {
    sort: { by: 'column', table: 'participants', column: 'sort_email', mayBeNull: true },
  },
  [means.organizationName[0]]: {
    column: { usual: 1, look: 'employer' },
    sort: { by: 'column', table: 'participants', column: 'sort_organization' },
  },
  ...Object.fromEntries(
    edition.forms.flatMap(({ means: { facets = [] } }) =>
      facets.map(name => [name, { filter: { isAlwaysShown: true } }] as const),
    ),
  ),
  ...Object.fromEntries(
    edition.forms.flatMap(({ means: { topicAsTyped } }) =>
      topicAsTyped
        ? [[topicAsTyped, { sort: { by: 'column', table: 'replies', column: 'sort_topic' } }]]
        : [],
    ),
  ),
}

/**
 * All attributes, in the order in which columns and files show them. A new filter or column is an
 * entry here and its words; a field of a form is added by itself.
 */
export const attributes: readonly Attribute[] = [...own, ...fieldAttributes(ofFields)]

export const findAttribute = (name: string): Attribute | undefined => byName.get(name)

const byName = new Map(attributes.map(one => [one.name, one]))

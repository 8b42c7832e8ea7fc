import { edition } from '#edition/index.ts'
import {
  type AuditDetails,
  type AuditEntry,
  recordedActions,
  unknownAddress,
} from '../audit/audit.ts'
import { dayInWords, optionLabel } from '../forms/display.ts'
import { languages, type Translate, translator } from '../i18n.ts'
import { foldForSearch } from '../latin.ts'
import { letterStates } from '../letters/letter.ts'
import { parseReference } from '../participants/reference.ts'
import { deskActions } from '../replies/history.ts'
import { replyActions } from '../replies/versions.ts'
import { facetFields } from '../table/facets.ts'

const { findForm } = edition

/** Everything that an entry can be about. */
export const auditActions: readonly string[] = [
  ...recordedActions,
  ...replyActions.map(action => `reply_${action}`),
  ...letterStates.map(state => `letter_${state}`),
]

/** One detail of an entry in words; `reference`: the participant whose page it leads to. */
export type AuditLine = { label: string; text: string; reference?: string }
/** Whose address an account has; undefined: it is gone. */
type EmailOf = (staffId: number) => string | undefined
export type WordedEntry = { madeAt: string; who: string; action: string; lines: AuditLine[] }

/** Who a row is by when it is by nobody of the secretariat, and the word for it. */
const makers: Record<string, string> = {
  outbox: 'admin:audit.system',
  participant: 'admin:audit.participant',
  [unknownAddress]: 'admin:audit.unknown_address',
}

/** Who did what, in words; what the catalogue has no word for is shown as it is. */
export function inWords(
  { madeAt, madeBy, action, details }: AuditEntry,
  t: Translate,
  emailOf: EmailOf,
): WordedEntry {
  // What was typed as an address used to be kept, so it may be one of these words.
  const isTyped = action === 'sign_in_failed' && madeBy !== unknownAddress
  const maker = isTyped ? undefined : makers[madeBy]
  return {
    madeAt,
    who: maker ? t(maker) : madeBy,
    action: wordOr(action, `admin:audit.actions.${action}`, t),
    lines: [...linesOf(details, t, emailOf), ...changeOf(action, details, t)],
  }
}

const linesOf = (details: AuditDetails, t: Translate, emailOf: EmailOf): AuditLine[] =>
  Object.entries(details).flatMap(([name, value]) => {
    if (value === '' || name === 'from' || name === 'to') return []
    const reference = ['reference', 'other'].includes(name)
      ? parseReference(String(value))
      : undefined
    return [
      {
        label: labelOf(name, t),
        text: wordedValue(name, String(value), t, emailOf),
        ...(reference && { reference }),
      },
    ]
  })

/** «было → стало»; what was not there before is told by what there is now alone. */
function changeOf(action: string, { from = '', to }: AuditDetails, t: Translate): AuditLine[] {
  if (from === '' && (to ?? '') === '') return []
  const about = deskActions[action]
  const word = (value: string | number) =>
    about?.words ? wordOr(String(value), `${about.words}${value}`, t) : String(value)
  const after = to === undefined ? [] : [to === '' ? t('admin:history.nothing') : word(to)]
  const text = [...(from === '' ? [] : [word(from)]), ...after].join(' → ')
  return [{ label: t(about?.label ?? 'admin:audit.change'), text }]
}

const labelOf = (name: string, t: Translate): string => wordOr(name, `admin:audit.names.${name}`, t)

/** Where the words of a detail's values begin. */
const words: Record<string, string> = {
  status: 'admin:status.',
  pending: 'admin:status.',
  kind: 'admin:reply.kind.',
  role: 'admin:staff.roles.',
  session: 'event:sessions.',
  country: 'countries:',
  region: 'admin:regions.',
}
/** Conditions of a table that are there or not. */
const conditions: Record<string, string> = {
  late: 'admin:replies.filter.only_late',
  pending: 'admin:replies.filter.only_pending',
  unread: 'admin:replies.filter.only_unread',
  fresh: 'admin:replies.filter.only_fresh',
}

function wordedValue(name: string, value: string, t: Translate, emailOf: EmailOf): string {
  const condition = value === '1' && conditions[name]
  if (condition) return t(condition)
  if (name === 'day') return dayInWords(value, t)
  if (name === 'form') return findForm(value) ? t(`${value}:short`) : value
  if (name === 'assignee')
    return value === 'none' ? t('admin:labels.nobody') : (emailOf(Number(value)) ?? value)
  const field = facetFields.find(field => field.name === name)
  if (field) return field.options.includes(value) ? optionLabel(field, value, t) : value
  return words[name] ? wordOr(value, `${words[name]}${value}`, t) : value
}

/** A word of the catalogue, or what is to stand there without one. Only what can be a key is looked up. */
const wordOr = (otherwise: string, key: string, t: Translate): string =>
  /^[\w-]+$/.test(otherwise) ? t(key, { defaultValue: '' }) || otherwise : otherwise

/** What a text that was read on the page stands for: the actions and the makers whose words have it, in any language. */
export function namedBy(q: string): { actions: string[]; makers: string[] } {
  const text = foldForSearch(q)
  const has = (key: string) =>
    languages.some(language => foldForSearch(translator(language)(key)).includes(text))
  if (!text) return { actions: [], makers: [] }
  return {
    actions: auditActions.filter(action => has(`admin:audit.actions.${action}`)),
    makers: Object.keys(makers).filter(maker => has(String(makers[maker]))),
  }
}

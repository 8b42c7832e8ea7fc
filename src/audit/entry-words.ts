import { languages, orNothing, type Translate, translator } from '../i18n.ts'
import { foldForSearch } from '../latin.ts'
import { auditActions, deskActions } from './actions.ts'
import { type AuditDetails, type AuditEntry, unknownAddress } from './audit.ts'

/** One detail of an entry in words. `reference`: of the participant whose page it links to. */
export type AuditLine = { label: string; text: string; reference?: string }
export type WordedEntry = { madeAt: string; who: string; action: string; lines: AuditLine[] }

/** What the words of an entry need from folders that this one may not import. */
export type EntryReader = {
  t: Translate
  /** The words of a condition of the table of replies; undefined: there is no such condition. */
  condition(name: string, value: string): { label: string; text: string } | undefined
  /** The words of all conditions of an export; `logged`: as the log stores them. */
  conditions(logged: string): AuditLine[]
  /** The reference that a text means; undefined: it is none. */
  parseReference(text: string): string | undefined
}

/** All that the log says of a member whose account and address are gone. */
const formerMember = 'staff'

/** Makers of entries who are not members of staff, with the keys of their words. */
const makers: Record<string, string> = {
  outbox: 'admin:audit.system',
  purge: 'admin:audit.system',
  participant: 'admin:audit.participant',
  [unknownAddress]: 'admin:audit.unknown_address',
}

/** An entry in words; names and values without words are shown as stored. */
export function inWords(entry: AuditEntry, reader: EntryReader): WordedEntry {
  const { madeAt, action, details } = entry
  return {
    madeAt,
    who: makerOf(entry, reader.t),
    action: wordOr(action, `admin:audit.actions.${action}`, reader.t),
    lines: [
      ...linesOf(details, reader),
      ...changeOf(action, details, reader.t),
      ...(entry.isTextDeleted ? [deletedText(reader.t)] : []),
    ],
  }
}

const deletedText = (t: Translate): AuditLine => ({
  label: t('admin:audit.details'),
  text: t('admin:audit.deleted'),
})

function makerOf({ action, madeBy, staffId }: AuditEntry, t: Translate): string {
  if (madeBy === formerMember) return t('admin:audit.former_member', { number: staffId })
  // Old entries keep what was typed as the address, which may happen to be one of these names.
  const isTyped = action === 'sign_in_failed' && madeBy !== unknownAddress
  const maker = isTyped ? undefined : makers[madeBy]
  return maker ? t(maker) : madeBy
}

/** Details that are shown as one line, `from → to`. */
const changeDetails = ['from', 'to']
/** Details that hold a participant's reference. */
const references = ['reference', 'other']

const linesOf = (details: AuditDetails, reader: EntryReader): AuditLine[] =>
  Object.entries(details)
    .filter(([name, value]) => value !== '' && !changeDetails.includes(name))
    .flatMap(([name, value]) =>
      name === 'conditions'
        ? reader.conditions(String(value))
        : lineOf(name, String(value), reader),
    )

function lineOf(name: string, value: string, reader: EntryReader): AuditLine {
  const reference = references.includes(name) ? reader.parseReference(value) : undefined
  const condition = reader.condition(name, value)
  return {
    label: wordOr(name, `admin:audit.names.${name}`, reader.t, condition?.label),
    text: valueInWords(name, value, reader.t) ?? condition?.text ?? value,
    ...(reference && { reference }),
  }
}

/** Prefixes of the keys of words for values, by the name of the detail. */
const words: Record<string, string> = {
  pending: 'admin:decide.',
  kind: 'admin:reply.kind.',
  role: 'admin:staff.roles.',
  period: 'admin:retention.',
}

const valueInWords = (name: string, value: string, t: Translate): string | undefined =>
  words[name] && wordOr(value, `${words[name]}${value}`, t)

/** The change of an entry as `before → after`; only `after` where there was nothing before. */
function changeOf(action: string, { from = '', to }: AuditDetails, t: Translate): AuditLine[] {
  if (from === '' && (to ?? '') === '') return []
  const meaning = deskActions[action]
  const word = (value: string | number): string =>
    meaning?.words ? wordOr(String(value), `${meaning.words}${value}`, t) : String(value)
  const before = from === '' ? [] : [word(from)]
  const now = to === '' ? t('admin:history.nothing') : word(to ?? '')
  const after = to === undefined ? [] : [now]
  const label = t(meaning?.label ?? 'admin:audit.change')
  return [{ label, text: [...before, ...after].join(' → ') }]
}

/** The words of a key, else `instead`. A value that cannot be part of a key is not looked up. */
const wordOr = (value: string, key: string, t: Translate, instead = value): string =>
  (/^[\w-]+$/.test(value) && t(key, orNothing)) || instead

/** The actions and makers whose words contain this text, in any language. */
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

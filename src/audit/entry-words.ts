import { languages, orNothing, type Translate, translator } from '../i18n.ts'
import { foldForSearch } from '../latin.ts'
import { auditActions, deskActions } from './actions.ts'
import { type AuditDetails, type AuditEntry, unknownAddress } from './audit.ts'

/** One detail of an entry in words; `reference`: the participant whose page it leads to. */
export type AuditLine = { label: string; text: string; reference?: string }
export type WordedEntry = { madeAt: string; who: string; action: string; lines: AuditLine[] }

/** What the words of an entry need from rooms above this one. */
export type EntryReader = {
  t: Translate
  /** A value that the table can be narrowed by; undefined: the table has no such condition. */
  condition(name: string, value: string): { label: string; text: string } | undefined
  /** All that an export was narrowed by, as the log keeps it. */
  conditions(logged: string): AuditLine[]
  /** The reference that was meant; undefined: it is none. */
  parseReference(text: string): string | undefined
}

/** Who an entry is by when it is by nobody of the secretariat, and the word for it. */
const makers: Record<string, string> = {
  outbox: 'admin:audit.system',
  participant: 'admin:audit.participant',
  [unknownAddress]: 'admin:audit.unknown_address',
}

/** Who did what, in words; what the catalogue has no word for is shown as it is. */
export function inWords(entry: AuditEntry, reader: EntryReader): WordedEntry {
  const { madeAt, action, details } = entry
  return {
    madeAt,
    who: makerOf(entry, reader.t),
    action: wordOr(action, `admin:audit.actions.${action}`, reader.t),
    lines: [...linesOf(details, reader), ...changeOf(action, details, reader.t)],
  }
}

function makerOf({ action, madeBy }: AuditEntry, t: Translate): string {
  // What was typed as an address used to be kept, so it may be one of these words.
  const isTyped = action === 'sign_in_failed' && madeBy !== unknownAddress
  const maker = isTyped ? undefined : makers[madeBy]
  return maker ? t(maker) : madeBy
}

/** Details that are told as what became of what, in a line of their own. */
const toldAsChange = ['from', 'to']
/** Details that name a participant. */
const references = ['reference', 'other']

const linesOf = (details: AuditDetails, reader: EntryReader): AuditLine[] =>
  Object.entries(details)
    .filter(([name, value]) => value !== '' && !toldAsChange.includes(name))
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

/** Where the words of a detail's values begin. */
const words: Record<string, string> = {
  pending: 'admin:status.',
  kind: 'admin:reply.kind.',
  role: 'admin:staff.roles.',
}

const valueInWords = (name: string, value: string, t: Translate): string | undefined =>
  words[name] && wordOr(value, `${words[name]}${value}`, t)

/** «было → стало»; what was not there before is told by what there is now alone. */
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

/** A word of the catalogue; where it has none, `instead`. Only what can be a key is looked up. */
const wordOr = (value: string, key: string, t: Translate, instead = value): string =>
  (/^[\w-]+$/.test(value) && t(key, orNothing)) || instead

/** The actions and the makers whose words have this text, in any language. */
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

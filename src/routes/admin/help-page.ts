import { edition } from '#edition/index.ts'
import type { Translate } from '../../i18n.ts'
import { hasRight, rightNames, roleNames } from '../../staff/roles.ts'
import { type FlowOnPage, flowOnPage } from './help-flows.ts'
import { everyChoice, type KeyOnPage, recordKeys, tableKeys } from './keys.ts'

/** How one works at the desk: a paragraph for each room, and what holds in all of them. */
export type HelpPage = { sections: HelpSection[] }

export type HelpSection = {
  /** Its place on the page, to which the question mark of a room leads. */
  id: string
  title: string
  sentences: string[]
  /** The page that is told of, where no room leads to it. */
  way: { href: string; text: string } | undefined
  /** The statuses of each form; empty where others are told of. */
  flows: FlowOnPage[]
  /** Empty where others are told of. */
  keys: { title: string; keys: KeyOnPage[] }[]
  /** Undefined: they are told elsewhere. */
  roles: RolesOnPage | undefined
}

type RolesOnPage = { roles: string[]; rows: { right: string; may: string[] }[] }

/** What each section says, by the names of its sentences: `admin:help.<section>.<sentence>`. */
export const helpSections: Readonly<Record<string, readonly string[]>> = {
  start: ['steps', 'day'],
  today: ['queues', 'changes', 'sheet'],
  replies: ['views', 'marked', 'search', 'entry'],
  record: ['columns', 'next', 'call', 'correct'],
  statuses: ['columns', 'letter', 'withdrawn'],
  letters: ['decided', 'looked', 'held', 'answer', 'no_address'],
  undo: ['decision', 'left', 'moves', 'history', 'never'],
  together: ['stale', 'assignee', 'notes'],
  programme: ['plan', 'pick', 'offer', 'told', 'papers'],
  seating: ['invite', 'pick', 'propose', 'uninvite', 'papers'],
  files: ['lists', 'deliveries', 'columns', 'consent', 'log'],
  keys: ['switch'],
  roles: ['given'],
}

/** An edition without such a form has no such room. */
const needs: Readonly<Record<string, 'slot' | 'seat'>> = { programme: 'slot', seating: 'seat' }

const isThere = (id: string): boolean => {
  const flow = needs[id]
  return !flow || edition.formOf(flow) !== undefined
}

export const helpPage = (t: Translate): HelpPage => ({
  sections: Object.entries(helpSections)
    .filter(([id]) => isThere(id))
    .map(([id, sentences]) => ({
      id,
      title: t(`admin:help.${id}.title`),
      sentences: sentences.map(name => t(`admin:help.${id}.${name}`)),
      way: undefined,
      flows: [],
      keys: [],
      roles: undefined,
      ...besides[id]?.(t),
    })),
})

/** What a section shows beside its sentences. */
const besides: Readonly<Record<string, (t: Translate) => Partial<HelpSection>>> = {
  start: t => ({ way: { href: '/admin/first-run', text: t('admin:first_run.open') } }),
  statuses: t => ({ flows: edition.formPaths.map(form => flowOnPage(form, t)) }),
  keys: t => ({
    keys: [
      { title: t('admin:replies.title'), keys: tableKeys(t) },
      { title: t('admin:help.record.title'), keys: recordKeys(everyChoice(t), t) },
    ],
  }),
  roles: t => ({ roles: rolesOnPage(t) }),
}

const rolesOnPage = (t: Translate): RolesOnPage => ({
  roles: roleNames.map(role => t(`admin:staff.roles.${role}`)),
  rows: rightNames.map(right => ({
    right: t(`admin:help.rights.${right}`),
    may: roleNames.map(role => (hasRight(role, right) ? t('choices:yes_no.yes') : '–')),
  })),
})

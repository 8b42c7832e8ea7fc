import { edition } from '#edition/index.ts'
import type { Flow, Form } from '../forms/form.ts'
import type { Work } from '../forms/meanings.ts'
import { conflictsByReply } from '../programme/conflicts.ts'
import { undecidedStatuses } from '../replies/statuses.ts'
import { type Conditions, opposite } from '../table/conditions.ts'
import { answering } from '../table/field-attributes.ts'
import { type Figure, repliesWith } from './figure.ts'
import type { Sources } from './sources.ts'

/**
 * Work that waits for the secretariat, in the order in which it is listed. A new queue is an entry here
 * and its words: `admin:today.queues.<name>`.
 */
export type Queue = {
  name: string
  /** The key of its words, which follow its number. */
  words: string
  /** Somebody outside waits for it, or will be told something wrong: what a director has to know. */
  isTrouble: boolean
  /** Participants ask for it, so that a director is told however many they are. */
  isAsked: boolean
  figureIn(sources: Sources): Figure
}

type Details = Partial<Pick<Queue, 'words' | 'isTrouble' | 'isAsked'>>

const queue = (name: string, figureIn: Queue['figureIn'], details: Details = {}): Queue => ({
  name,
  words: `admin:today.queues.${name}`,
  isTrouble: false,
  isAsked: false,
  figureIn,
  ...details,
})

const inTable = (name: string, conditions: Conditions, details?: Details): Queue =>
  queue(name, ({ search }) => repliesWith(search, conditions), details)

/** Replies to a form of this flow about which nobody has decided; none where no form has it. */
function undecided(name: string, flow: Flow): Queue[] {
  const form = edition.formOf(flow)?.path
  const conditions = form && {
    form: [form],
    status: undecidedStatuses(form),
    pending: [opposite('1')],
  }
  return conditions ? [inTable(name, conditions, { isTrouble: true })] : []
}

/** What the edition says is to be seen to. */
const workOf = (form: Form, { name, when }: Work): Queue =>
  inTable(name, answering(form, when), { words: `${form.path}:work.${name}`, isAsked: true })

export const queues: readonly Queue[] = [
  inTable('unread', { unread: ['1'] }),
  ...undecided('requests', 'slot'),
  inTable('pending', { pending: ['1'] }, { isTrouble: true }),
  ...(edition.formOf('slot') ? [queue('conflicts', conflicts, { isTrouble: true })] : []),
  ...undecided('seat_requests', 'seat'),
  queue('duplicates', ({ duplicates }) => ({
    count: duplicates.count(),
    href: '/admin/duplicates',
  })),
  ...edition.forms.flatMap(form => (form.means.work ?? []).map(work => workOf(form, work))),
  queue('failed', ({ store }) => ({ count: store.unsentCount(), href: '#failed' }), {
    isTrouble: true,
  }),
]

/** Speeches against which something speaks, each once, whatever it is. */
function conflicts({ programme }: Sources): Figure {
  const found = [...conflictsByReply(programme).values()].filter(list => list.length > 0)
  return { count: found.length, href: '/admin/programme' }
}

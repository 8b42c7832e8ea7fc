import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import type { Work } from '../forms/meanings.ts'
import { conflictsByReply } from '../programme/conflicts.ts'
import { builtInViews } from '../table/built-in-views.ts'
import type { Conditions } from '../table/conditions.ts'
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

/** What a view of the table shows is counted here as it is there; none where the edition has no such view. */
const ofView = (name: string, view: string, details?: Details): Queue[] =>
  builtInViews('')
    .filter(one => one.name === view)
    .map(({ conditions }) => inTable(name, conditions, details))

/** What the edition says is to be seen to. */
const ofWork = (form: Form, { name }: Work): Queue[] =>
  ofView(name, name, { words: `${form.path}:work.${name}`, isAsked: true })

export const queues: readonly Queue[] = [
  ...ofView('unread', 'unread'),
  ...ofView('requests', 'to_decide_slot', { isTrouble: true }),
  ...ofView('pending', 'pending', { isTrouble: true }),
  ...(edition.formOf('slot') ? [queue('conflicts', conflicts, { isTrouble: true })] : []),
  ...ofView('seat_requests', 'to_decide_seat', { isTrouble: true }),
  queue('duplicates', ({ duplicates }) => ({
    count: duplicates.count(),
    href: '/admin/duplicates',
  })),
  ...edition.forms.flatMap(form => (form.means.work ?? []).flatMap(work => ofWork(form, work))),
  queue('failed', ({ store }) => ({ count: store.unsentCount(), href: '#failed' }), {
    isTrouble: true,
  }),
]

/** Speeches against which something speaks, each once, whatever it is. */
function conflicts({ programme }: Sources): Figure {
  const found = [...conflictsByReply(programme).values()].filter(list => list.length > 0)
  return { count: found.length, href: '/admin/programme/conflicts' }
}

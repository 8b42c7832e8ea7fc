import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import type { Work } from '../forms/meanings.ts'
import type { Translate } from '../i18n.ts'
import { unansweredStatuses, undecidedStatuses } from '../replies/statuses.ts'
import { type Conditions, opposite } from './conditions.ts'
import { answering } from './field-attributes.ts'

/** What the secretariat asks of the table every day: a tab of the table with its count. */
export type BuiltInView = {
  name: string
  conditions: Conditions
  /** Only what came or changed since this day. */
  since?: string
  label(t: Translate): string
}

const view = (name: string, conditions: Conditions, more: Partial<BuiltInView> = {}) => ({
  name,
  conditions,
  label: (t: Translate) => t(`admin:views.built_in.${name}`),
  ...more,
})

/** The forms about which staff decide. */
const decided = edition.forms.filter(({ path }) => undecidedStatuses(path).length > 0)

/** Requests about which nobody has decided; a decision that waits for its letter is one. */
const toDecide = ({ path, flow }: Form): BuiltInView =>
  view(`to_decide_${flow}`, {
    form: [path],
    status: undecidedStatuses(path),
    pending: [opposite('1')],
  })

/** What the edition says is to be seen to. */
const workOf = (form: Form, { name, when }: Work): BuiltInView =>
  view(name, answering(form, when), { label: t => t(`${form.path}:work.${name}_short`) })

const unanswered = [...new Set(decided.flatMap(({ path }) => unansweredStatuses(path)))]

/**
 * In the order of the tabs. `email`: of the member who reads. A new one is an entry here and its
 * words, `admin:views.built_in.<name>`; what an edition adds is `work` of its forms.
 */
export const builtInViews = (email: string): BuiltInView[] => [
  view('all', {}),
  view('unread', { unread: ['1'] }),
  ...decided.map(toDecide),
  view('pending', { pending: ['1'] }),
  view('unanswered', { status: unanswered }),
  ...edition.forms.flatMap(form => (form.means.work ?? []).map(work => workOf(form, work))),
  view('changes', {}, { since: 'yesterday' }),
  view('mine', { assignee: [email] }),
]

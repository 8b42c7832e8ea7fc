import type { Response } from 'express'
import { documentTitle } from '../../document-title.ts'
import { exportOrders, exportValues } from '../../exports/export-options.ts'
import { languageInWords } from '../../forms/display.ts'
import { type FieldView, type OptionView, selectField } from '../../forms/field-view.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { HiddenInput } from '../../forms/read-answers.ts'
import { otherLanguages, type Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { worded } from '../../table/condition-words.ts'
import { memberOf } from '../../web/locals.ts'
import { choiceText, type ExportChoice, exportHref, readChoiceText } from './export-choice.ts'
import { type ColumnGroup, columnGroups } from './export-columns.ts'
import { mayHaveSensitive } from './export-query.ts'
import { mayRemove } from './shared-name.ts'
import { filterFrom, linkTo, selecting, type TableQuery, tablePath } from './table-query.ts'

/** What can be chosen for a file of the replies that the table shows. */
export type ExportPage = {
  documentTitle: string
  title: string
  problems: ProblemView[]
  total: string
  conditions: Condition[]
  /** The table, where the conditions are chosen. */
  tableHref: string
  hidden: HiddenInput[]
  sets: SetLink[]
  groups: ColumnGroup[]
  /** What stands in the file, and in which order. */
  fields: FieldView[]
  ticks: { name: string; label: string; isTicked: boolean }[]
  /** The member may save it for the office, under a name. */
  mayShare: boolean
  name: string
}
export type Condition = { label: string; text: string }
/** `removal`: where it is removed; empty: it is not this member's. */
type SetLink = { href: string; label: string; isCurrent: boolean; removal: string }

/** What is asked; `delivery`: the one from which the page was opened, `was`: its key then. */
export type AskedExport = {
  asked: TableQuery
  choice: ExportChoice
  delivery: { id: number; name: string; was: string } | undefined
  problem?: 'under_way' | undefined
}

export function exportPage(services: Services, given: AskedExport, res: Response): ExportPage {
  const { asked, choice, delivery, problem } = given
  const { t } = res.locals
  const title = [t('admin:export.title'), delivery?.name].filter(Boolean).join(': ')
  const count = services.search.count(filterFrom(asked, services.clock.now()))
  return {
    documentTitle: documentTitle(title, problem !== undefined, t),
    title,
    problems: problem ? [{ href: '#download', text: t(`admin:export.${problem}`) }] : [],
    total: t('admin:replies.total', { count }),
    conditions: conditionsOf(asked, t),
    tableHref: linkTo(tablePath, { ...asked, page: 1 }),
    hidden: [
      ...Object.entries(selecting(asked)).flatMap(([name, values]) =>
        values.map(value => ({ name, value })),
      ),
      ...(delivery ? hiddenOf(delivery) : []),
    ],
    sets: setsOf(services, given, res),
    groups: columnGroups(choice.column ?? [], mayHaveSensitive(res), t),
    fields: fieldsOf(choice, t),
    ticks: ticksOf(choice, mayHaveSensitive(res), t),
    mayShare: mayWrite(memberOf(res)),
    name: delivery?.name ?? '',
  }
}

const hiddenOf = ({ id, was }: NonNullable<AskedExport['delivery']>): HiddenInput[] => [
  { name: 'delivery', value: String(id) },
  { name: 'was', value: was },
]

export const conditionsOf = (asked: TableQuery, t: Translate): Condition[] =>
  Object.entries(selecting(asked)).flatMap(([name, values]) => {
    const words = values.flatMap(value => worded(name, value, t) ?? [])
    const [first] = words
    return first ? [{ label: first.label, text: words.map(({ text }) => text).join(', ') }] : []
  })

const setsOf = ({ columnSets }: Services, { asked, choice }: AskedExport, res: Response) =>
  columnSets.all().map(
    (set): SetLink => ({
      href: exportHref(asked, readChoiceText(set.choice)),
      label: set.name,
      isCurrent: set.choice === choiceText(choice),
      removal: mayRemove(set, memberOf(res)) ? `/admin/column-sets/${set.id}/removal` : '',
    }),
  )

function ticksOf(
  { codes, sensitive }: ExportChoice,
  hasSensitive: boolean,
  t: Translate,
): ExportPage['ticks'] {
  const tick = (name: 'codes' | 'sensitive', value: string | undefined) => ({
    name,
    label: t(`admin:export.tick.${name}`),
    isTicked: value === '1',
  })
  return [tick('codes', codes), ...(hasSensitive ? [tick('sensitive', sensitive)] : [])]
}

function fieldsOf(choice: ExportChoice, t: Translate): FieldView[] {
  const options = (words: string, values: readonly string[]) =>
    values.map(value => ({ value, label: t(`admin:export.${words}.${value}`) }))
  const field = (name: 'headings' | 'values' | 'order', all: OptionView[]) =>
    selectField({
      id: name,
      label: t(`admin:export.${name}`),
      options: all.map(one => ({ ...one, isChosen: one.value === (choice[name] ?? '') })),
    })
  return [
    field('headings', headingsIn(t)),
    field('values', options('value', exportValues)),
    field('order', options('orders', exportOrders)),
  ]
}

/** In the reader's language, in another, or codes alone. */
const headingsIn = (t: Translate): OptionView[] => [
  ...[t.language, ...otherLanguages(t.language)].map(value => ({
    value,
    label: languageInWords(value, t),
  })),
  { value: '', label: t('admin:export.only_codes') },
]

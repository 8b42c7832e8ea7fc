import type { Response } from 'express'
import { edition } from '#edition/index.ts'
import { documentTitle } from '../../document-title.ts'
import { replyColumns } from '../../exports/columns.ts'
import { languageInWords } from '../../forms/display.ts'
import { type FieldView, type OptionView, selectField } from '../../forms/field-view.ts'
import type { Form } from '../../forms/form.ts'
import { otherLanguages, type Translate } from '../../i18n.ts'
import type { Reader } from '../../reader.ts'
import type { Services } from '../../services.ts'
import { lastDownload, mayHaveSensitive } from './export-query.ts'
import { filterFrom, linkTo, selecting, type TableQuery, tablePath } from './table-query.ts'

/** What can be chosen for a file of the replies that the table shows. */
export type ExportPage = {
  documentTitle: string
  back: string
  problem: string | undefined
  total: string
  /** The conditions of the table. */
  hidden: { name: string; value: string }[]
  /** What stands in the file, and in which order. */
  fields: FieldView[]
  mayHaveSensitive: boolean
  groups: { title: string; columns: { code: string; heading: string }[] }[]
}

export function exportPage(
  services: Services,
  asked: TableQuery,
  res: Response,
  problem?: 'under_way',
): ExportPage {
  const { t } = res.locals
  const count = services.search.count(filterFrom(asked, services.clock.now()))
  return {
    documentTitle: documentTitle(t('admin:export.title'), problem !== undefined, t),
    back: linkTo(tablePath, asked),
    problem: problem && t(`admin:export.${problem}`),
    total: t('admin:replies.total', { count }),
    hidden: Object.entries(selecting(asked)).flatMap(([name, values]) =>
      values.map(value => ({ name, value })),
    ),
    fields: fieldsOf(lastInWords(services, asked, res), res.locals),
    mayHaveSensitive: mayHaveSensitive(res),
    groups: columnGroups(mayHaveSensitive(res), t),
  }
}

/** `last`: when the member last exported the same. */
function fieldsOf(last: string, { t }: Reader): FieldView[] {
  const options = (words: string, values: readonly string[]) =>
    values.map(value => ({ value, label: t(`admin:export.${words}.${value}`) }))
  return [
    selectField({
      id: 'headings',
      label: t('admin:export.headings'),
      hint: t('admin:export.headings_hint'),
      options: headingsIn(t),
    }),
    selectField({
      id: 'values',
      label: t('admin:export.values'),
      hint: t('admin:export.values_hint'),
      options: options('value', ['codes', 'words']),
    }),
    selectField({
      id: 'order',
      label: t('admin:export.order'),
      options: options('orders', ['time', 'protocol']),
    }),
    selectField({
      id: 'since',
      label: t('admin:export.since'),
      hint: last,
      options: sinceOptions(t),
    }),
  ]
}

const sinceOptions = (t: Translate): OptionView[] => [
  { value: '', label: t('admin:export.all_replies') },
  { value: 'last', label: t('admin:export.only_changed') },
]

/** In the reader's language, in another, or codes alone. */
const headingsIn = (t: Translate): OptionView[] => [
  ...[t.language, ...otherLanguages(t.language)].map(value => ({
    value,
    label: languageInWords(value, t),
  })),
  { value: '', label: t('admin:export.only_codes') },
]

function lastInWords(services: Services, asked: TableQuery, res: Response): string {
  const { t, dates } = res.locals
  const last = lastDownload(services, asked, res)
  if (!last) return t('admin:export.never')
  return t('admin:export.last', { moment: dates.short(Temporal.Instant.from(last.madeAt)) })
}

/** The person's columns once, then each form's own. */
function columnGroups(hasSensitive: boolean, t: Translate): ExportPage['groups'] {
  const shared = replyColumns([], { hasSensitive })
  const codes = new Set(shared.map(({ code }) => code))
  const own = (form: Form) =>
    replyColumns([form], { hasSensitive }).filter(({ code }) => !codes.has(code))
  const group = (title: string, columns: typeof shared) => ({
    title,
    columns: columns.map(({ code, heading }) => ({ code, heading: heading(t) })),
  })
  return [
    group(t('admin:reply.participant'), shared),
    ...edition.forms.map(form => group(t(`${form.path}:short`), own(form))),
  ]
}

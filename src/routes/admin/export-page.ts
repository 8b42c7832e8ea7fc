import type { Response } from 'express'
import { edition } from '#edition/index.ts'
import { replyColumns } from '../../exports/columns.ts'
import { languageInWords } from '../../forms/display.ts'
import type { Form } from '../../forms/form.ts'
import { otherLanguages, type Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { filterOf, lastDownload, mayHaveSensitive } from './export-query.ts'
import { linkTo, selecting, type TableQuery, tablePath } from './table-query.ts'

/** What can be chosen for a file of the replies that the table shows. */
export type ExportPage = {
  back: string
  problem: string | undefined
  total: string
  /** The conditions of the table. */
  hidden: { name: string; value: string }[]
  headings: Option[]
  values: Option[]
  orders: Option[]
  since: Option[]
  /** When the member last exported the same, in words. */
  last: string
  mayHaveSensitive: boolean
  groups: { title: string; columns: { code: string; heading: string }[] }[]
}
type Option = { value: string; label: string }

export function exportPage(
  services: Services,
  asked: TableQuery,
  res: Response,
  problem?: 'under_way',
): ExportPage {
  const { t } = res.locals
  const options = (words: string, values: readonly string[]): Option[] =>
    values.map(value => ({ value, label: t(`admin:export.${words}.${value}`) }))
  const count = services.search.count(filterOf(services, asked, res))
  return {
    back: linkTo(tablePath, asked),
    problem: problem && t(`admin:export.${problem}`),
    total: t('admin:replies.total', { count }),
    hidden: Object.entries(selecting(asked)).flatMap(([name, values]) =>
      values.map(value => ({ name, value })),
    ),
    headings: headingsIn(t),
    values: options('value', ['codes', 'words']),
    orders: options('orders', ['time', 'protocol']),
    since: [
      { value: '', label: t('admin:export.all_replies') },
      { value: 'last', label: t('admin:export.only_changed') },
    ],
    last: lastInWords(services, asked, res),
    mayHaveSensitive: mayHaveSensitive(res),
    groups: columnGroups(mayHaveSensitive(res), t),
  }
}

/** In the reader's language, in another, or codes alone. */
const headingsIn = (t: Translate): Option[] => [
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

import type { Response } from 'express'
import { documentTitle } from '../../document-title.ts'
import { deliveryKey } from '../../exports/deliveries.ts'
import type { DeliveredFile, Delivery } from '../../exports/deliveries-store.ts'
import { languageInWords } from '../../forms/display.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'
import type { Reader } from '../../reader.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { type DeliveryView, deliveryView } from './delivery-list.ts'
import { type ExportChoice, exportHref, readChoiceText } from './export-choice.ts'
import { columnGroups } from './export-columns.ts'
import { type Condition, conditionsOf } from './export-page.ts'
import { mayRemove } from './shared-name.ts'
import { linkTo, readQueryText, tablePath } from './table-query.ts'

/** What a delivery holds, its files so far, and what can be changed of it. */
export type DeliveryPage = {
  documentTitle: string
  problems: ProblemView[]
  delivery: DeliveryView
  conditions: Condition[]
  tableHref: string
  /** What the file is made of, in words. */
  facts: string[]
  files: { moment: string; by: string; what: string; since: { href: string; text: string } }[]
  /** The page on which the choice is changed; empty: this member changes nothing. */
  changeHref: string
  renaming: string
  /** The delivery that this page shows, by its key. */
  was: string
  /** Empty: this member does not remove it. */
  removal: string
}

export function deliveryPage(
  services: Services,
  delivery: Delivery,
  res: Response,
  problem: 'under_way' | undefined,
): DeliveryPage {
  const { t } = res.locals
  const member = memberOf(res)
  const asked = readQueryText(delivery.selection)
  const choice = readChoiceText(delivery.choice)
  const href = `/admin/deliveries/${delivery.id}`
  const was = deliveryKey(delivery)
  return {
    documentTitle: documentTitle(delivery.name, problem !== undefined, t),
    problems: problem ? [{ href: '#files', text: t(`admin:export.${problem}`) }] : [],
    delivery: deliveryView(services, delivery, res.locals),
    conditions: conditionsOf(asked, t),
    tableHref: linkTo(tablePath, asked),
    facts: factsOf(choice, t),
    files: services.deliveries.files(delivery.id).map(file => fileLine(file, href, res.locals)),
    changeHref: mayWrite(member)
      ? exportHref(asked, choice, { delivery: String(delivery.id), was })
      : '',
    renaming: `${href}/name`,
    was,
    removal: mayWrite(member) && mayRemove(delivery, member) ? `${href}/removal` : '',
  }
}

const columnsOf = ({ column = [] }: ExportChoice, t: Translate): string =>
  columnGroups(column, true, t)
    .flatMap(({ columns }) => columns)
    .filter(({ isChosen }) => isChosen)
    .map(({ heading }) => heading)
    .join(', ') || t('admin:export.all_columns')

function factsOf(choice: ExportChoice, t: Translate): string[] {
  const { headings, values, order, codes, sensitive } = choice
  const language = headings ? languageInWords(headings, t) : t('admin:export.only_codes')
  return [
    `${t('admin:export.headings')}: ${language}`,
    `${t('admin:export.values')}: ${t(`admin:export.value.${values}`)}`,
    `${t('admin:export.order')}: ${t(`admin:export.orders.${order}`)}`,
    ...(codes ? [t('admin:export.tick.codes')] : []),
    ...(sensitive ? [t('admin:export.tick.sensitive')] : []),
    `${t('admin:export.columns')}: ${columnsOf(choice, t)}`,
  ]
}

const fileLine = (
  { madeAt, madeBy, onlyChanges, lastVersion }: DeliveredFile,
  delivery: string,
  { t, dates }: Reader,
) => ({
  moment: dates.short(Temporal.Instant.from(madeAt)),
  by: madeBy,
  what: t(`admin:deliveries.${onlyChanges ? 'changes' : 'everything'}`),
  /** Where a later file was lost, all that it held is here again. */
  since: {
    href: `${delivery}.xlsx?since=${lastVersion}`,
    text: t('admin:deliveries.since_file'),
  },
})

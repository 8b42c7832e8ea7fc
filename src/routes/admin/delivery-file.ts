import type { NextFunction, Request, Response } from 'express'
import type { Delivery } from '../../exports/deliveries-store.ts'
import { type Language, translator } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { ifPossible } from '../../web/if-possible.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { readChoiceText } from './export-choice.ts'
import { exportOf } from './export-query.ts'
import { readQuery, readQueryText } from './table-query.ts'
import { type Taken, take } from './taking.ts'

/** A file of it, all or what has changed. False: the member's previous file is still being made. */
export function takeDelivery(
  services: Services,
  delivery: Delivery,
  extension: Taken['extension'],
  { req, res, next }: { req: Request; res: Response; next: NextFunction },
): boolean {
  const { deliveries } = services
  const { id, name, choice } = delivery
  const since = sinceIn(services, delivery, req.query.since)
  const onlyChanges = since !== undefined
  const file = deliveries.begin(onlyChanges, memberOf(res).email)
  const note = () => void ifPossible(services, 'delivery noted', () => deliveries.finish(id, file))
  // Whoever takes it, the file is the same.
  const language = readChoiceText(choice).headings ?? res.locals.language
  const taken: Taken = {
    query: queryOf(services, delivery, since, req, res),
    extension,
    name: fileName(onlyChanges ? changesOf(name, language) : name),
    language,
    delivery: name,
    whenWhole: isHandedOver(req, res) ? note : () => {},
  }
  return take(services, taken, res, next)
}

const queryOf = (
  services: Services,
  { selection, choice }: Delivery,
  since: number | undefined,
  req: Request,
  res: Response,
) => {
  const { delimiter } = readQuery(req.query)
  const asked = { ...readQueryText(selection), delimiter }
  return exportOf(services, { asked, choice: readChoiceText(choice), since }, res)
}

/**
 * From which file the next changes count is a writer's to say: a viewer's holds less. One that was
 * lost and is taken again is no new one.
 */
const isHandedOver = ({ query }: Request, res: Response): boolean =>
  mayWrite(memberOf(res)) && [undefined, 'last'].includes(query.since as string | undefined)

/**
 * The version after which changes are wanted: that of the last file, or of the one that knows up to
 * it. Undefined: everything is.
 */
function sinceIn(
  { deliveries }: Services,
  { id, last }: Delivery,
  since: unknown,
): number | undefined {
  if (since === undefined) return undefined
  if (since === 'last') return last?.lastVersion ?? 0
  const file = deliveries.files(id).find(({ lastVersion }) => String(lastVersion) === since)
  if (!file) throw refusal(404)
  return file.lastVersion
}

const changesOf = (name: string, language: Language): string =>
  `${name}, ${translator(language)('admin:deliveries.changes').toLocaleLowerCase(language)}`

/** Without what no file system takes. */
const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()

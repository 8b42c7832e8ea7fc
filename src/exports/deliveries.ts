import { createHash } from 'node:crypto'
import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import {
  createDeliveryStore,
  type DeliveredFile,
  type Delivery,
  type DeliveryStore,
  type NewDelivery,
} from './deliveries-store.ts'

/** The most deliveries that the office may keep, and how many of its files one of them shows. */
export const deliveriesMax = 50
const filesShown = 20

/**
 * All of it in one short text. A page carries the key of what it showed, so that nobody undoes
 * unseen what another has changed.
 */
export const deliveryKey = ({ name, selection, choice }: NewDelivery): string =>
  createHash('sha256')
    .update(JSON.stringify([name, selection, choice]))
    .digest('base64url')

type Tools = { database: Database; audit: Audit; clock: Clock; store: DeliveryStore }

function add({ audit, store }: Tools, delivery: NewDelivery, by: string): void {
  store.add(delivery, by)
  audit.record(by, 'delivery_added', { name: delivery.name })
}

function change({ audit, store }: Tools, one: Delivery, to: NewDelivery, by: string): void {
  if (deliveryKey(to) === deliveryKey(one)) return
  const { id, name } = one
  store.change(id, to)
  // Whoever has the files of before knows nothing of rows and columns that are new to it.
  if (to.selection !== one.selection || to.choice !== one.choice) store.forgetFiles(id)
  if (to.name === name) audit.record(by, 'delivery_changed', { name })
  else audit.record(by, 'delivery_renamed', { from: name, to: to.name })
}

function remove({ audit, store }: Tools, { id, name }: Delivery, by: string): void {
  store.remove(id)
  audit.record(by, 'delivery_removed', { name })
}

/**
 * Exports under a name, which the office hands over again and again: each file that was taken of
 * one is remembered, whoever took it, so that the next can hold what has changed since.
 */
export function createDeliveries(given: { database: Database; audit: Audit; clock: Clock }) {
  const store = createDeliveryStore(given.database)
  const tools = { ...given, store }
  return {
    all: store.all,
    find: store.find,
    /** The files that were taken of it, the newest first. */
    files: (id: number): DeliveredFile[] => store.files(id, filesShown),
    add: given.database.transaction((delivery: NewDelivery, by: string) =>
      add(tools, delivery, by),
    ),
    change: given.database.transaction((one: Delivery, to: NewDelivery, by: string) =>
      change(tools, one, to, by),
    ),
    remove: given.database.transaction((one: Delivery, by: string) => remove(tools, one, by)),
    /** To be called before the first row is read: what is stored after that is not in the file. */
    begin: (onlyChanges: boolean, madeBy: string): DeliveredFile => ({
      lastVersion: store.newestVersion(),
      onlyChanges,
      madeBy,
      madeAt: String(given.clock.now()),
    }),
    /** To be called when the last byte is sent: a download that broke off was not handed over. */
    finish: store.addFile,
  }
}

import type { Database } from '../database.ts'
import { newestVersionIn } from '../replies/versions-store.ts'
import { inOrder } from '../words.ts'

/** An export under a name: which rows, and which columns in which words, as in addresses. */
export type NewDelivery = { name: string; selection: string; choice: string }
/** `last`: the file that was taken last; it holds everything up to its `lastVersion`. */
export type Delivery = NewDelivery & { id: number; madeBy: string; last: DeliveredFile | undefined }
export type DeliveredFile = {
  lastVersion: number
  onlyChanges: boolean
  madeBy: string
  madeAt: string
}

type Row = NewDelivery & { id: number; madeBy: string }
type FileRow = Omit<DeliveredFile, 'onlyChanges'> & { onlyChanges: number }

export type DeliveryStore = ReturnType<typeof createDeliveryStore>

export function createDeliveryStore(database: Database) {
  const columns = 'id, name, selection, choice, made_by AS madeBy'
  const select = database.prepare<[], Row>(`SELECT ${columns} FROM deliveries ORDER BY id`)
  const one = database.prepare<[number], Row>(`SELECT ${columns} FROM deliveries WHERE id = ?`)
  const insert = database.prepare<[NewDelivery & { madeBy: string }]>(
    `INSERT INTO deliveries (name, selection, choice, made_by)
     VALUES (:name, :selection, :choice, :madeBy)`,
  )
  const update = database.prepare<[NewDelivery & { id: number }]>(
    'UPDATE deliveries SET name = :name, selection = :selection, choice = :choice WHERE id = :id',
  )
  const remove = database.prepare<[number]>('DELETE FROM deliveries WHERE id = ?')
  const files = filesIn(database)
  const withLast = (row: Row): Delivery => ({ ...row, last: files.of(row.id, 1)[0] })

  return {
    newestVersion: newestVersionIn(database),
    all: (): Delivery[] => inOrder(select.all(), ({ name }) => name).map(withLast),
    find: (id: number): Delivery | undefined => {
      const row = one.get(id)
      return row && withLast(row)
    },
    add: (delivery: NewDelivery, madeBy: string): number =>
      Number(insert.run({ ...delivery, madeBy }).lastInsertRowid),
    change: (id: number, delivery: NewDelivery): void => void update.run({ ...delivery, id }),
    remove: (id: number): void => void remove.run(id),
    files: files.of,
    addFile: files.add,
    forgetFiles: files.forget,
  }
}

/** Of the files that were taken of a delivery, the newest first. */
function filesIn(database: Database) {
  const select = database.prepare<[number, number], FileRow>(
    `SELECT
       last_version AS lastVersion,
       only_changes AS onlyChanges,
       made_by AS madeBy,
       made_at AS madeAt
     FROM delivery_files WHERE delivery_id = ? ORDER BY id DESC LIMIT ?`,
  )
  const insert = database.prepare<[FileRow & { delivery: number }]>(
    `INSERT INTO delivery_files (delivery_id, last_version, only_changes, made_by, made_at)
     SELECT id, :lastVersion, :onlyChanges, :madeBy, :madeAt FROM deliveries WHERE id = :delivery`,
  )
  const forget = database.prepare<[number]>('DELETE FROM delivery_files WHERE delivery_id = ?')
  return {
    forget: (delivery: number): void => void forget.run(delivery),
    of: (delivery: number, max: number): DeliveredFile[] =>
      select
        .all(delivery, max)
        .map(({ onlyChanges, ...file }) => ({ ...file, onlyChanges: onlyChanges === 1 })),
    /** Whoever has removed the delivery meanwhile is not told of the file. */
    add: (delivery: number, { onlyChanges, ...file }: DeliveredFile): void =>
      void insert.run({ ...file, delivery, onlyChanges: Number(onlyChanges) }),
  }
}

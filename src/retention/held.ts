import { edition } from '#edition/index.ts'
import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import type { Field } from '../forms/fields.ts'
import { fieldsOf } from '../forms/form.ts'
import type { Participant } from '../participants/participants.ts'
import { createParticipantDataStore } from './participant-data-store.ts'
import { type PersonalTable, personalTables } from './personal-data-store.ts'
import { findWhose } from './whose.ts'

type Parts = { database: Database; audit: Audit }
type Values = Record<string, unknown>

/** All that is held on one participant, a table a list, as whoever asks for a copy may have it. */
type Held = { reference: string; held: Record<string, Values[]> }

/** `sees`: whether the member who takes the copy may see the answers to this field. */
export function createHeld({ database, audit }: Parts) {
  const store = createParticipantDataStore(database)
  const take = database.transaction(
    ({ id, reference }: Participant, by: string, sees: (field: Field) => boolean): Held => {
      const hidden = [edition.person, ...edition.forms]
        .flatMap(fieldsOf)
        .filter(field => !sees(field))
        .map(({ name }) => name)
      const { whose, records } = findWhose(store, id)
      const own = records.map(record => record.reference)
      const tables = store.rows(whose).filter(({ rows }) => rows.length > 0)
      audit.record(by, 'copied', { reference })
      return {
        reference,
        held: Object.fromEntries(
          tables.map(({ name, rows }) => [
            name,
            rows.map(row => readable(name, row, { hidden, own })),
          ]),
        ),
      }
    },
  )
  return { take: take.immediate }
}

/** `hidden`: answers that the member may not see; `own`: references of the participant's records. */
type Limits = { hidden: readonly string[]; own: readonly string[] }

/** Without what is no use to anybody, and with JSON as what it holds. */
function readable(name: string, row: Values, { hidden, own }: Limits): Values {
  const {
    leftOut = [],
    json = {},
    lists = {},
  } = personalTables.find(one => one.name === name) as PersonalTable
  return Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !leftOut.includes(column))
      .map(([column, value]) => [
        column,
        json[column] && value !== null
          ? withoutOthers(
              withoutHidden(JSON.parse(String(value)), json[column], hidden),
              lists[column],
              own,
            )
          : value,
      ]),
  )
}

/** `paths`: `$`, or `$.name`, where answers stand. */
function withoutHidden(value: Values, paths: readonly string[], hidden: readonly string[]): Values {
  for (const path of paths) {
    const answers = path === '$' ? value : (value[path.slice(2)] as Values | undefined)
    for (const name of hidden) delete answers?.[name]
  }
  return value
}

/** `list`: the name of what has others in it, who share the address. */
function withoutOthers(value: Values, list: string | undefined, own: readonly string[]): Values {
  const listed = list && (value[list] as { reference: string }[] | undefined)
  if (!listed) return value
  return { ...value, [list]: listed.filter(({ reference }) => own.includes(reference)) }
}

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { load } from 'cheerio'
import { openDatabase } from '../../src/database.ts'
import { participation, speakingSlot } from '../support/answers.ts'
import { appFor, type TestApp } from '../support/app.ts'
import { scratch } from '../support/migrations.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const migrations = join(import.meta.dirname, '../../migrations')

/** A database as a former program left it: the schema before this one, and texts folded in its way. */
function formerDatabase(t: Parameters<typeof scratch>[0], people: number): string {
  const { file, folder, add } = scratch(t)
  for (const name of readdirSync(migrations).filter(one => one < '006'))
    add(name, readFileSync(join(migrations, name), 'utf8'))
  const database = openDatabase(file, folder)
  const person = { ...participation, family_name: 'Yıldız', native_name: 'Қасымов Алексей', given_names: 'Alexey' }
  for (let id = 1; id <= people; id++)
    database
      .prepare(
        `INSERT INTO participants (id, reference, language, email, person, country, search, sort_name, sort_organization,
           phone, created_at, changed_at)
         VALUES (?, ?, 'ru', 'a@b.example', ?, 'BY', 'yıldız', 'yıldız', 'zz', '', '2025-03-01T00:00:00Z', '2025-03-01T00:00:00Z')`,
      )
      .run(id, `REFE-${id}`, JSON.stringify(person))
  database.exec(`
    INSERT INTO replies (id, participant_id, form, form_version, status, answers, search, fingerprint, privacy_version,
      privacy_language, submitted_at, changed_at)
    SELECT id, id, 'participation', 1, 'received', '{"delegation_members":[{"name":"Åsa Lindqvist"}]}', '', id, 'x', 'ru',
      '2025-03-01T00:00:00Z', '2025-03-01T00:00:00Z' FROM participants;
    INSERT INTO notes (participant_id, text, made_by, made_at) VALUES (1, 'Žofie called', 'x', '2025-03-01T00:00:00Z');
    INSERT INTO tags VALUES (1, 'Протокол');
    INSERT INTO audit (made_at, made_by, action, details, search) VALUES
      ('2025-03-01T00:00:00Z', 'x@itu.example', 'tag_added', '{"reference":"REFE-1","to":"Žofie Yıldız"}', 'žofie yıldız'),
      ('2025-03-01T00:00:01Z', 'x@itu.example', 'view_shared', '{"name":"Протокол"}', 'протокол'),
      ('2025-03-01T00:00:02Z', 'outbox', 'letter_sent', '{"letter":7,"reference":"REFE-1"}', 'outbox letter_sent refe-1')`)
  database.close()
  return file
}

/** Instants of the entries that a search of the log finds. */
async function loggedAt(app: TestApp, q: string) {
  const admin = await signedIn(app, 'admin')
  const $ = load(await (await admin.get(`/admin/audit?q=${encodeURIComponent(q)}`)).text())
  return $('tbody time')
    .map((_, time) => $(time).attr('datetime'))
    .get()
}

async function totals(app: TestApp, texts: readonly string[]) {
  const desk = await signedIn(app)
  const total = async (q: string) => {
    const $ = load(await (await desk.get(`/admin/replies?size=200&q=${encodeURIComponent(q)}`)).text())
    return $('tbody tr').length
  }
  const found: number[] = []
  for (const text of texts) found.push(await total(text))
  return found
}

test('a former database is found in and compared like a new one after its texts were made anew, in slices', async t => {
  const app = await appFor(t, { DATABASE_FILE: formerDatabase(t, 45) })
  const { refill, database } = app.services
  const texts = ['Yildiz', 'Касымов', 'Lindqvist', 'zofie', 'Protokol', 'Сергеева']
  assert.deepEqual(await totals(app, texts), [0, 0, 0, 0, 0, 0])
  // What comes in meanwhile is not made anew twice, and not left out.
  await createVisitor(app).submit('/en/speaking-slot', { ...speakingSlot, family_name: 'Yıldız' })
  assert.equal(refill.goOn(), true)
  assert.deepEqual(await totals(app, texts.slice(0, 1)), [21])
  let slices = 1
  while (refill.goOn()) slices += 1
  assert.equal(slices, 3)
  assert.deepEqual(await totals(app, texts), [46, 45, 45, 1, 1, 46])
  assert.equal(refill.goOn(), false)
  assert.deepEqual(app.services.duplicates.count() >= 45, true)
  const sorted = database.prepare('SELECT DISTINCT sort_organization FROM participants').pluck().all()
  assert.deepEqual(sorted, ['federal communications agency'])
  assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
  assert.doesNotThrow(() => database.exec("INSERT INTO notes_search (notes_search) VALUES ('integrity-check')"))
})

test('a stop in between goes on where it was; other lists of letters or fields begin anew', async t => {
  const file = formerDatabase(t, 45)
  const first = await appFor(t, { DATABASE_FILE: file })
  assert.equal(first.services.refill.goOn(), true)
  const second = await appFor(t, { DATABASE_FILE: file })
  let slices = 0
  while (second.services.refill.goOn()) slices += 1
  assert.equal(slices, 2)
  second.services.database.exec("UPDATE folding SET version = 'other'")
  slices = 0
  while (second.services.refill.goOn()) slices += 1
  assert.equal(slices, 3)
})

test('what a former program has logged is found as what is logged now, and says what it said', async t => {
  const app = await appFor(t, { DATABASE_FILE: formerDatabase(t, 45) })
  const { refill, database, audit } = app.services
  const said = () => database.prepare('SELECT audit_id, made_by, details FROM audit_texts ORDER BY 1 LIMIT 3').all()
  const before = said()
  const found = async () => {
    const each: (string | undefined)[][] = []
    for (const q of ['zofie', 'YILDIZ', 'protokol', 'REFE-1']) each.push(await loggedAt(app, q))
    return each
  }
  assert.deepEqual((await found()).slice(0, 3), [[], [], []])
  while (refill.goOn());
  assert.deepEqual(await found(), [
    ['2025-03-01T00:00:00Z'],
    ['2025-03-01T00:00:00Z'],
    ['2025-03-01T00:00:01Z'],
    ['2025-03-01T00:00:02Z', '2025-03-01T00:00:00Z'],
  ])
  assert.deepEqual(said(), before)
  audit.record('x@itu.example', 'view_shared', { name: 'Later' })
  assert.equal(refill.goOn(), false)
})

test('a long log is made anew in slices too, and one whose text is deleted stays so', async t => {
  const app = await appFor(t)
  const { refill, database, audit } = app.services
  while (refill.goOn());
  for (let count = 0; count < 450; count++) audit.record('x@itu.example', 'view_shared', { name: `Žofie ${count}` })
  const { first } = database.prepare('SELECT min(audit_id) AS first FROM audit_texts').get() as { first: number }
  database.exec(`DELETE FROM audit_texts WHERE audit_id = ${first}; UPDATE audit_texts SET search = 'old'`)
  database.exec("UPDATE folding SET version = 'other'")
  let slices = 0
  while (refill.goOn()) slices += 1
  assert.equal(slices, 3)
  const folded = database.prepare("SELECT count(*) FROM audit_texts WHERE search LIKE '%zofie%'").pluck().get()
  assert.equal(folded, 449)
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { migrationsFolder } from '../support/schema.ts'

test('whoever sat at a table before seats were numbered gets its seats in the order of the replies', () => {
  const database = new Sqlite(':memory:')
  database.exec(`
    CREATE TABLE replies (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE seats (reply_id INTEGER PRIMARY KEY REFERENCES replies (id), table_number INTEGER NOT NULL) STRICT;
    INSERT INTO replies VALUES (11), (12), (13), (14);
    INSERT INTO seats VALUES (14, 2), (11, 2), (13, 1), (12, 2);`)
  database.exec(readFileSync(join(migrationsFolder, '012-seats-are-numbered.sql'), 'utf8'))
  assert.deepEqual(database.prepare('SELECT * FROM seats ORDER BY table_number, seat_number').raw().all(), [
    [13, 1, 1],
    [11, 2, 1],
    [12, 2, 2],
    [14, 2, 3],
  ])
  // Nobody shares a seat.
  assert.throws(() => database.exec('UPDATE seats SET seat_number = 1 WHERE reply_id = 12'), /UNIQUE/)
  database.close()
})

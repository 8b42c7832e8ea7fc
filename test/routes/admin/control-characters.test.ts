import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { participation, speakingSlot } from '../../support/answers.ts'
import { useApp } from '../../support/app.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

/** What no keyboard types, but an address can have. */
const texts = [
  '%00abc',
  'ab%00',
  '%00',
  'a%00b%00c',
  '%0Aabc',
  '%1F%7Fabc',
  '%EF%BF%BEabc',
  '%ED%A0%80abc',
  '%22%00%22',
  'abc%22%00',
]
const pages = ['replies?', 'replies?rows=participants&', 'audit?', 'export?', 'replies.csv?', 'replies.xlsx?']

describe('a text to search for with control characters in it', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const app = useApp()
  before(async () => {
    await createVisitor(app).post('/ru/participation', { ...participation, family_name: 'Abcov' })
    await createVisitor(app).post('/ru/speaking-slot', speakingSlot)
    desk = await signedIn(app, 'admin')
  })

  for (const page of pages)
    test(`is looked for as any other: ${page}`, async () => {
      for (const text of texts) {
        const response = await desk.get(`/admin/${page}q=${text}`)
        const body = await response.text()
        assert.deepEqual([text, response.status, body.length > 0], [text, 200, true])
      }
      assert.equal((await desk.get('/admin/replies')).status, 200)
    })

  test('stays in the address that an old one of the participants leads to', async () => {
    for (const text of texts) {
      const old = await desk.get(`/admin/participants?q=${text}`)
      const next = await desk.get(old.headers.get('location') ?? '')
      assert.deepEqual([text, old.status, next.status], [text, 303, 200])
    }
  })
})

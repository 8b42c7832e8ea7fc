import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appFor } from '../support/app.ts'
import { createVisitor } from '../support/visitor.ts'

/** What a proxy may say of two visitors: they are one place, or two. */
const pairs: [one: string, other: string, isOnePlace: boolean][] = [
  ['203.0.113.5:50001', '203.0.113.5:50002', true],
  ['203.0.113.6', '203.0.113.6:443', true],
  [' 203.0.113.7 ', '203.0.113.7', true],
  ['198.51.100.1, 203.0.113.8:1', '198.51.100.2, 203.0.113.8:2', true],
  ['::ffff:203.0.113.9', '203.0.113.9', true],
  ['::FFFF:203.0.113.10', '::ffff:cb00:710a', true],
  ['::ffff:203.0.113.11:50001', '[::ffff:203.0.113.11]:50002', true],
  ['"203.0.113.12:1"', '203.0.113.12', true],
  ['[2001:db8:1::1]:443', '[2001:DB8:1::1]:8443', true],
  ['2001:db8:2::1', '2001:0db8:0002:0000:ffff:0:0:9', true],
  ['"[2001:db8:3::1]:443"', '2001:db8:3::2', true],
  ['[2001::db8:1:2:3:4]:443', '2001::db8:1:2:3:5', true],
  ['2001:db8:4:5:6:7:8:9:443', '2001:db8:4:5::1', true],
  ['fe80::1%eth0', 'FE80::2%eth1', true],
  ['[fe80:0:0:1::1%25eth0]:443', 'fe80:0:0:1::1', true],
  ['unknown', '_hidden', true],
  ['not an address', '999.1.1.1:80', true],
  ['203.0.113.20:1', '203.0.113.21:1', false],
  ['2001:db8:6:1::1', '2001:db8:6:2::1', false],
  ['::ffff:203.0.113.22', '::ffff:203.0.113.23', false],
  ['[2001:db8:7::1]:443', '[2001:db8:8::1]:443', false],
]
for (const [one, other, isOnePlace] of pairs)
  test(`${one} and ${other} are ${isOnePlace ? 'one place' : 'two places'}`, async t => {
    const app = await appFor(t, { RATE_LIMIT_POSTS: '1', TRUST_PROXY: '1' })
    const status = async (forwarded: string) =>
      (await createVisitor(app).post('/ru/participation', {}, { 'x-forwarded-for': forwarded })).status
    assert.deepEqual([await status(one), await status(other)], [422, isOnePlace ? 429 : 422])
  })

test('guessing goes by the place too: a network of IPv6 is one, whatever port it comes from', async t => {
  const app = await appFor(t, { TRUST_PROXY: '1' })
  const signIn = async (port: number) => {
    const typed = { email: 'a@itu.example', password: 'x' }
    const from = { 'x-forwarded-for': `[2001:db8::${port}]:${port}` }
    return (await createVisitor(app).post('/admin/sign-in', typed, from)).status
  }
  const statuses = []
  for (let port = 1; port <= 11; port++) statuses.push(await signIn(port))
  assert.deepEqual(statuses, [...Array(10).fill(422), 429])
})

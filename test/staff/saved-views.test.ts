import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { builtInViews } from '../../src/table/built-in-views.ts'
import { appFor } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'

/** Tabs that are there before anybody has saved one. */
const builtIn = builtInViews('').length

test('a view names an address of the table, is private or shared, and is removed by its owner or an admin', async t => {
  const app = await appFor(t)
  const [one, other] = [await signedIn(app, 'reviewer', 'en', 'one'), await signedIn(app, 'viewer', 'en', 'other')]
  const views = async (visitor: typeof one) => {
    const $ = load(await (await visitor.get('/admin/replies?form=participation')).text())
    assert.equal($('.views script, .views img').length, 0)
    const removal = (name: string) =>
      $('.removal')
        .toArray()
        .find(form => $(form).find('bdi').text() === name)?.attribs.action
    return $('.tabs a')
      .toArray()
      .slice(builtIn)
      .map(tab => [$(tab).find('bdi').text(), tab.attribs.href, removal($(tab).find('bdi').text())])
  }
  const hostile = '<script>alert(1)</script> «мои»'
  const saved = await one.post('/admin/views', { name: hostile, query: 'form=participation&page=7&evil=1&sort=name' })
  assert.equal(saved.headers.get('location'), '/admin/replies?form=participation&sort=name')
  await one.post('/admin/views', { name: 'Late', query: 'late=1', shared: '1' })
  const own = [
    ['Late', '/admin/replies?late=1', '/admin/views/2/removal'],
    [hostile, '/admin/replies?form=participation&sort=name', '/admin/views/1/removal'],
  ]
  assert.deepEqual(await views(one), own)
  assert.deepEqual(await views(other), [['Late', '/admin/replies?late=1', undefined]])
  assert.equal((await other.post('/admin/views/2/removal')).status, 404)
  await other.post('/admin/views', { name: 'Everybody, look', query: '', shared: '1' })
  assert.deepEqual(await views(one), own)
  const admin = await signedIn(app, 'admin')
  assert.equal((await admin.post('/admin/views/1/removal')).status, 404)
  assert.equal((await admin.post('/admin/views/2/removal')).status, 303)
  await other.post('/admin/views/3/removal')
  assert.deepEqual(await views(other), [])
  assert.deepEqual(
    [
      (await one.post('/admin/views', { name: ' ' })).status,
      (await one.post('/admin/views', { name: 'я'.repeat(81) })).status,
    ],
    [422, 422],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appFor } from '../support/app.ts'

test('case 23: a browser gets Russian for the languages whose readers know it, English for all others', async t => {
  const app = await appFor(t)
  const wishes: [wish: string | undefined, page: string][] = [
    ['ru', '/ru'],
    ['ru-RU,ru;q=0.9,en;q=0.8', '/ru'],
    ['be', '/ru'],
    ['kk-KZ,kk;q=0.9', '/ru'],
    ['ky,en;q=0.5', '/ru'],
    ['tg', '/ru'],
    ['tk-TM', '/ru'],
    ['uz-Latn-UZ', '/ru'],
    ['en-GB,en;q=0.9,ru;q=0.8', '/en'],
    ['fr-FR,fr;q=0.9', '/en'],
    ['ar', '/en'],
    ['zh-CN,zh;q=0.9', '/en'],
    // Whoever would rather read French and knows Russian too.
    ['fr;q=0.9,ru;q=0.5', '/ru'],
    ['he,ru;q=0.5', '/ru'],
    ['en;q=0.1,ru;q=0.9', '/ru'],
    ['rus,eng;q=0.5', '/ru'],
    ['kaz', '/ru'],
    ['ru_RU,en', '/ru'],
    ['RU-ru', '/ru'],
    ['ru;q=0,en', '/en'],
    ['x-ru,i-default', '/en'],
    ['uk-UA,uk;q=0.9', '/en'],
    [',;q=,ru', '/ru'],
    ['*', '/en'],
    [undefined, '/en'],
  ]
  for (const [wish, page] of wishes) {
    const response = await fetch(app.url, {
      redirect: 'manual',
      headers: wish === undefined ? {} : { 'accept-language': wish },
    })
    assert.deepEqual([wish, response.headers.get('location')], [wish, page])
  }
})

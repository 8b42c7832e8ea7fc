import assert from 'node:assert/strict'
import { test } from 'node:test'
import { postBoxOf } from '../src/post-box.ts'

const boxes: [what: string, same: string[]][] = [
  ['one at Gmail', ['someone@gmail.com', 'Some.One@GMAIL.com', 's.o.meone+x@googlemail.com']],
  ['one at Yandex', ['some-one@yandex.ru', 'some.one@ya.ru', 'Some-One+x@yandex.kz', 'some.one@yandex.com']],
  ['one at Proton', ['someone@proton.me', 'some.one@protonmail.com', 'some_one@pm.me', 'some-one+x@proton.me']],
  ['one at Apple', ['someone@icloud.com', 'someone+x@me.com', 'SomeOne@mac.com']],
  ['one whose domain has other letters', ['a@пример.рф', 'A@ПРИМЕР.РФ', 'a+b@xn--e1afmkfd.xn--p1ai']],
  ['one anywhere else', ['some.one@regulator.example', 'Some.One+a+b@Regulator.example']],
]

for (const [what, same] of boxes)
  test(`however an address is spelled, the post box is the same: ${what}`, () => {
    assert.equal(new Set(same.map(postBoxOf)).size, 1, same.map(postBoxOf).join(' '))
  })

test('other persons have post boxes of their own', () => {
  const others = [
    ...['some.one@regulator.example', 'someone@regulator.example', 'some-one@regulator.example'],
    ...['someone@gmail.com', 'some-one@gmail.com', 'someone@yandex.ru', 'some-one@yandex.ru', 'someone@icloud.com'],
  ]
  assert.equal(new Set(others.map(postBoxOf)).size, others.length)
})

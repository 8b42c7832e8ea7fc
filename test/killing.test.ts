import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killStory } from './support/kill-story.ts'

const kills = 2

test('killed again and again under eight senders, the site loses no reply and sends each letter', async t => {
  const { acknowledged, sentTwice, ...left } = await killStory(t, { kills, seed: 12 })
  assert.ok(acknowledged >= kills, `${acknowledged} replies`)
  assert.deepEqual(left, { lost: [], lettersNotSent: 0, integrity: 'ok' })
  // The two that a killed process was sending go out once more.
  assert.ok(sentTwice <= 2 * kills, `${sentTwice} letters twice`)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killStory } from '../support/kill-story.ts'

const kills = Number(process.env.KILLS ?? 60)
const seed = Number(process.env.SEED ?? 1)

test(`${kills} kills under eight senders, with seed ${seed}`, async t => {
  const story = await killStory(t, { kills, seed })
  console.log(story)
  assert.deepEqual([story.lost, story.lettersNotSent, story.integrity], [[], 0, 'ok'])
  assert.ok(story.sentTwice <= 2 * kills)
})

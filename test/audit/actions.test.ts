import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditActions, triggeredActions } from '../../src/audit/actions.ts'
import { loadCatalogue } from '../../src/i18n.ts'
import { letterStates } from '../../src/letters/letter.ts'
import { replyActions } from '../../src/replies/versions.ts'

test('what the triggers record is every action on a reply and every state of a letter', () => {
  const recorded = [...replyActions.map(action => `reply_${action}`), ...letterStates.map(state => `letter_${state}`)]
  assert.deepEqual(triggeredActions.toSorted(), recorded.toSorted())
})

test('every action has its word, and every word its action', () => {
  const { actions } = (loadCatalogue('ru').admin as { audit: { actions: object } }).audit
  assert.deepEqual(auditActions.toSorted(), Object.keys(actions).toSorted())
})

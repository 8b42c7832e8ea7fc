import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellText } from './report.ts'

test('whatever a remark says, it stays in its cell', () => {
  assert.equal(cellText('Error: `a|b`\n  at \\|'), 'Error: `a\\|b` at \\\\\\|')
})

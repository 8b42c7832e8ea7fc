import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterKinds } from '../../src/letters/kinds.ts'
import type { Letter } from '../../src/letters/letter.ts'
import { workingLink } from '../../src/letters/letter-link.ts'

test('a letter leads to its page with a token of its own, and none is made for what needs none', () => {
  const minted: string[] = []
  const make = (of: unknown) => `token-${minted.push(String(of))}`
  const minting = { mintLink: make, mintInvitation: make, mintSignInLink: make, mintDraftLink: make }
  const linkIn = (letter: Partial<Letter>) =>
    workingLink(
      {
        language: 'en',
        participantId: 7,
        recipient: 'A@b.example',
        data: { reference: '2346-789D', draft: 5 },
        ...letter,
      } as Letter,
      '',
      minting,
    )?.('en')
  const links = letterKinds.map(kind => [kind, linkIn({ kind, isCurrent: true })])
  assert.deepEqual(links, [
    ['received', '/en/replies/token-1?for=2346-789D'],
    ['changed', '/en/replies/token-2?for=2346-789D'],
    ['corrected', '/en/replies/token-3?for=2346-789D'],
    ['withdrawn', '/en/replies/token-4?for=2346-789D'],
    ['personal_link', '/en/replies/token-5'],
    ['address_changed', undefined],
    ['decision', '/en/replies/token-6?for=2346-789D'],
    ['draft', '/en/drafts/token-7'],
    ['invitation', '/admin/password/token-8'],
    ['sign_in', '/admin/sign-in/token-9'],
    ['digest', '/admin'],
    ['test', '/admin'],
  ])
  const address = 'A@b.example'
  assert.deepEqual(minted, [...Array(6).fill(address), '5', address, address])
  // The participant has another address by now.
  assert.equal(linkIn({ kind: 'received', isCurrent: false }), undefined)
  assert.equal(minted.length, 9)
})

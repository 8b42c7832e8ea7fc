/**
 * Says in an address for whom the page there is; nothing for somebody new. `more`: what it says
 * besides, as the answers that are chosen already; empty texts are left out.
 */
export function forWhom(reference: string, more: Readonly<Record<string, string>> = {}): string {
  const said = Object.entries({ for: reference, ...more }).filter(([, value]) => value)
  return said.length > 0 ? `?${new URLSearchParams(said)}` : ''
}

import { encode, type TypedForm, typedForms } from '../support/answers.ts'
import type { Ask } from './load.ts'

/** The bytes of the next request. */
export function requestsOf({ path, headers = {}, peopleFrom }: Ask, port: number): () => string | Buffer {
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  if (peopleFrom === undefined) {
    const request = Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`)
    return () => request
  }
  const head = `POST ${path} HTTP/1.1\r\n${lines.join('')}content-type: application/x-www-form-urlencoded\r\n`
  const form = typedForms[path.split('/').at(-1) ?? ''] ?? {}
  let person = peopleFrom
  return () => {
    const body = String(encode(typedBy(form, person)))
    person += 1
    return `${head}content-length: ${body.length}\r\n\r\n${body}`
  }
}

/** Somebody of their own for each number: another name, address, authority and telephone. */
function typedBy(form: TypedForm, number: number): TypedForm {
  const name = [...String(number)].map(digit => syllables[Number(digit)]).join('')
  return {
    ...form,
    family_name: `Load${name}`,
    native_name: '',
    contact_email: `load-${number}@regulator-${number}.example`,
    contact_phone: `+7 495 ${String(1_000_000 + number).slice(-7)}`,
    organization: `Authority of ${name}`,
  }
}

const syllables = ['ba', 'ko', 'li', 'ma', 'ne', 'ro', 'sa', 'ti', 'vu', 'ze']

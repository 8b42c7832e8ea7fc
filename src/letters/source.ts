import type { SendMailOptions } from 'nodemailer'
import * as base64 from 'nodemailer/lib/base64'
import type MimeNode from 'nodemailer/lib/mime-node'
import * as qp from 'nodemailer/lib/qp'
import { mailComposer } from './nodemailer.ts'

/**
 * The message as it is sent. Nodemailer would write the same text, but through a stream for each
 * part, which takes three times as long and reaches the mail server in twenty pieces.
 */
export const sourceOf = (message: SendMailOptions): string =>
  textOf(compiled(message)).replace(/\r?\n/g, '\r\n')

function compiled(message: SendMailOptions): MimeNode {
  const composer = mailComposer()
  return new composer(message).compile()
}

const textOf = (node: MimeNode): string =>
  `${node.buildHeaders()}\r\n\r\n${node.multipart ? partsOf(node) : contentOf(node)}`

const partsOf = ({ boundary, childNodes }: MimeNode): string =>
  `${childNodes.map(part => `--${boundary}\r\n${textOf(part)}\r\n`).join('')}--${boundary}--\r\n`

function contentOf(node: MimeNode): string {
  const content = String(node.content)
  const encoding = node.getTransferEncoding()
  if (encoding === 'base64') return base64.wrap(base64.encode(content))
  return encoding === 'quoted-printable' ? qp.wrap(qp.encode(content)) : content
}

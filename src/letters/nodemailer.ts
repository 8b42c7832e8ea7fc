import { createRequire } from 'node:module'
import type MailComposer from 'nodemailer/lib/mail-composer'

const require = createRequire(import.meta.url)

/**
 * Loaded with the first letter: a site that has none to send does without its 15 MB. As CommonJS: an ES
 * module that imports `node:http`, as nodemailer's do, brings the whole of `fetch` with it, 10 MB more.
 */
export const nodemailer = (): typeof import('nodemailer') => require('nodemailer')

/** Its part that puts the headers and the parts of a message together. */
export const mailComposer = (): typeof MailComposer => {
  composer ??= require('nodemailer/lib/mail-composer') as typeof MailComposer
  return composer
}
/** To ask for what was loaded takes a quarter of a letter's time. */
let composer: typeof MailComposer | undefined

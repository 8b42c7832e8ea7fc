import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * Loaded with the first letter: a site that has none to send does without its 15 MB. As CommonJS: an ES
 * module that imports `node:http`, as nodemailer's do, brings the whole of `fetch` with it, 10 MB more.
 */
export const nodemailer = (): typeof import('nodemailer') => require('nodemailer')

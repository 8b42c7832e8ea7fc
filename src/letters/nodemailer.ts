import { createRequire } from 'node:module'

/**
 * As CommonJS: an ES module that imports `node:http`, as nodemailer's do, brings the whole of `fetch`
 * with it, 10 MB.
 */
export const nodemailer: typeof import('nodemailer') = createRequire(import.meta.url)('nodemailer')

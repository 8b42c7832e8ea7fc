import type { Request } from 'express'

/** 128 bits in base64url. */
const token = /[\w-]{22}/

/** The token of a link; what was pasted with it, such as a full stop behind it, is no part of it. */
export const tokenIn = ({ params }: Request): string => token.exec(String(params.token))?.[0] ?? ''

import { hash, randomBytes } from 'node:crypto'

/** 128 random bits, in characters that a URL may hold. */
export const newToken = (): string => randomBytes(16).toString('base64url')

/** The only form in which a token is stored. */
export const tokenHash = (token: string): string => hash('sha256', token, 'base64url')

/** A phrase for MATCH on the full-text indexes, which find three characters and more. */
export const phrase = (text: string): string => `"${text.replaceAll('"', '""')}"`
/** A LIKE pattern that finds the text anywhere; needs `ESCAPE '\'`. */
export const like = (text: string): string => `%${likeStart(text)}`
/** A LIKE pattern that finds the text at the start; needs `ESCAPE '\'`. */
export const likeStart = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`

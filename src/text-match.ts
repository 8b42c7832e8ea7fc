/** A text as a phrase of the search index, whose words are three letters long. */
export const phrase = (text: string): string => `"${text.replaceAll('"', '""')}"`
/** A pattern of LIKE, with `\` as its escape: the text anywhere. */
export const like = (text: string): string => `%${likeStart(text)}`
/** The same at the start. */
export const likeStart = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`

/** Mail programs make a link of whatever has a full stop between its letters; a name needs none. */
export const withoutLinks = (name: string): string => name.replace(/\.(?=\S)/g, '. ')

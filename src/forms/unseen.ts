/**
 * A letter or mark of a script in which letters join, or may: between two of them a half-space or a
 * joiner changes how a word is written.
 */
const joined = String.raw`[[\p{L}\p{M}]--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{DI}]]`

/** Where a character that nobody sees changes what is seen beside it, and so has to stay. */
const meaningful = [
  String.raw`(?<=${joined})\u200c(?=${joined})`,
  String.raw`(?<=${joined})\u200d`,
  // One picture out of several, and a picture in colours.
  String.raw`(?<=\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]|\ufe0f(?=\u20e3)`,
  // The form of a character in a name: Chinese, Japanese, Mongolian.
  String.raw`(?<=\p{Script=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\p{Script=Mongolian})[\u180b-\u180f]`,
  // Between marks: it keeps their order.
  String.raw`(?<=\p{M})\u034f(?=\p{M})`,
]

/**
 * Control characters, soft hyphens, zero-width spaces, byte-order marks, tags, selectors and marks
 * of direction: nobody sees them, and a text with them is found by nobody.
 */
const unseen = new RegExp(
  String.raw`(?!${meaningful.join('|')})[[\p{DI}\p{Cc}\ufff9-\ufffb]--[\n\t]]`,
  'gv',
)

export const withoutUnseen = (text: string): string => text.replace(unseen, '')

/** For Latin letters and telephone numbers: nothing unseen is part of them. */
export const withoutAnyUnseen = (text: string): string => text.replace(/\p{DI}/gu, '')

import { z } from 'zod';

/**
 * One emoji as people see it: a picture with its colour and its joined parts, a flag, or a key cap. `Extended_Pictographic`
 * holds the places that Unicode keeps for emoji to come, so that an older device knows a newer one's.
 * Source: Unicode Technical Standard 51, 1.4.9 (ED-17a).
 */
const PICTURE = '\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier})?(?:[\\u{e0020}-\\u{e007e}]+\\u{e007f})?';
const EMOJI = new RegExp(`^(?:${PICTURE}(?:\\u200d${PICTURE})*|\\p{Regional_Indicator}{2}|[0-9#*]\\ufe0f?\\u20e3)$`, 'u');

export const Emoji = z.string().max(64).regex(EMOJI, 'not one emoji');

/** The same emoji with or without the sign that asks for colour (U+FE0F) is the same reaction. */
export const emojiKey = (emoji: string): string => emoji.replaceAll('\ufe0f', '');

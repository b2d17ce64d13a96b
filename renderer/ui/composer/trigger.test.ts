import { describe, expect, it } from 'vitest';
import { triggerAt } from './trigger.ts';

const known = [{ name: 'Elin Sjöstrand' }];
const at = (drawn: string) => {
  const caret = drawn.indexOf('|');
  const trigger = triggerAt(drawn.replace('|', ''), caret, known);
  return trigger && `${trigger.kind} ${trigger.from} "${trigger.query}"`;
};

describe('triggerAt', () => {
  it.each<[string, string | null]>([
    ['@|', 'mention 0 ""'],
    ['hej @ama|', 'mention 4 "ama"'],
    ['hej @amira h|', 'mention 4 "amira h"'],
    ['(@åk|', 'mention 1 "åk"'],
    ['@ |', null],
    ['a@b|', null],
    ['@Elin Sjöstrand|', 'mention 0 "Elin Sjöstrand"'],
    ['@Elin Sjöstrand |', null],
    ['@Elin Sjöstrand och |', null],
    ['@Elin Sjöstrand och @am|', 'mention 20 "am"'],
    ['@ett två tre fyra fem|', null],
    ['@a\nb|', null],
    ['`@ama|', 'mention 1 "ama"'],
    ['```\n@ama|', null],
    ['#|', null],
    ['#da|', 'tag 0 "da"'],
    ['om #Vättra-ly|', 'tag 3 "Vättra-ly"'],
    ['c#da|', null],
    ['# da|', null],
    [':|', null],
    [':s|', null],
    [':sm|', 'emoji 0 "sm"'],
    ['kul :+1|', 'emoji 4 "+1"'],
    ['10:30|', null],
    ['https://x|', null],
    ['ord|', null],
    ['|', null],
  ])('%j', (drawn, expected) => expect(at(drawn)).toBe(expected));

  it('takes no time over long texts', () => {
    const text = `${'@a b c '.repeat(14_000)}@ama`;
    const started = performance.now();
    expect(triggerAt(text, text.length, known)?.query).toBe('ama');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

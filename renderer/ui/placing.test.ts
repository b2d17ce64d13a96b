import { expect, test } from 'vitest';
import { placeBeside } from './placing.ts';

const window = { width: 1000, height: 800 };
const button = (left: number, top: number) => ({ left, top, right: left + 100, bottom: top + 30 });
const own = { width: 300, height: 200 };

test('stands below, its edge in line with the button', () => {
  expect(placeBeside(button(400, 100), own, 'bottom-start', 6, window)).toMatchObject({ x: 400, y: 136, side: 'bottom' });
  expect(placeBeside(button(400, 100), own, 'bottom-end', 6, window)).toMatchObject({ x: 200, y: 136 });
  expect(placeBeside(button(400, 100), own, 'bottom', 6, window)).toMatchObject({ x: 300 });
});

test('goes over to the other side when there is room only there', () => {
  expect(placeBeside(button(400, 700), own, 'bottom-start', 6, window)).toMatchObject({ y: 494, side: 'top' });
  expect(placeBeside(button(400, 50), own, 'top-start', 6, window)).toMatchObject({ y: 86, side: 'bottom' });
  expect(placeBeside(button(800, 100), own, 'right-start', 6, window)).toMatchObject({ x: 494, side: 'left' });
});

test('never sticks out to the side', () => {
  expect(placeBeside(button(900, 100), own, 'bottom-start', 6, window).x).toBe(692);
  expect(placeBeside(button(0, 100), own, 'bottom-end', 6, window).x).toBe(8);
});

test('a sheet higher than the window is told how high it may be', () => {
  const placed = placeBeside(button(400, 300), { width: 300, height: 2000 }, 'bottom-start', 6, window);
  expect(placed).toMatchObject({ side: 'bottom', y: 336, room: 456 });
});

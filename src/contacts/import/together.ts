import { closeSync, openSync, statSync } from 'node:fs';
import { AT_FIRST, type Place, type Stretch, stretchesOf } from './delimited.ts';
import { AHEAD, type Hand } from './hands.ts';
import { type Scanner, TEXT } from './scanner.ts';
import { likelyEnd, type Window, type WindowRoom } from './windows.ts';

/**
 * Scans the records of a text from one on as `stretchesOf` does, with the same outcome, several stretches at a time.
 *
 * Where a stretch ends is known once it was scanned; the next is begun where its last line most likely ends. A record that goes over
 * several lines may show that it was begun at a wrong place: from there on, the text is scanned by one alone.
 *
 * @param hands do the scanning; they are closed at the end.
 * @param size bytes of a stretch: at most what a scanner has room for.
 */
export async function* stretchesTogether(
  path: string,
  place: Place,
  scanner: Scanner,
  hands: readonly Hand[],
  size: number = TEXT - 1,
): AsyncGenerator<Stretch> {
  let { start, line } = place;
  const pending: {
    readonly start: number;
    readonly room: WindowRoom;
    readonly window: Promise<Window | null>;
  }[] = [];
  const file = openSync(path, 'r');
  const end = statSync(path).size;
  let [next, asked]: [number | null, number] = [start, 0];
  const ask = (): void => {
    for (; next !== null && pending.length < hands.length * AHEAD; asked += 1) {
      const bytes = asked === 0 ? Math.min(size, AT_FIRST) : size;
      if (next + bytes > end) return;
      const room = Math.floor(asked / hands.length) % (AHEAD + 1);
      const hand = hands[asked % hands.length]!;
      // Whoever cannot go on leaves it to the one who scans alone, and tells what is wrong.
      pending.push({
        start: next,
        room: hand.rooms[room]!,
        window: hand.scan(next, bytes, room).catch(() => null),
      });
      next = likelyEnd(file, next, bytes);
    }
  };
  try {
    ask();
    for (let head = pending.shift(); head !== undefined && head.start === start; head = pending.shift()) {
      const window = await head.window;
      if (window === null || window.used === 0) break;
      ask();
      const found = head.room.rows(window);
      const numbers = scanner.number(head.room.source(window), found);
      const first = line;
      for (let at = 0; at < found.rows; at += 1) found.lines[at]! += first;
      const odd = window.odd.map(({ line: at, bytes }) => ({ line: first + at, bytes }));
      start += window.used;
      line += window.line;
      yield { scanned: { ...found, ...numbers, used: window.used, odd, line }, tooLong: null, read: start };
    }
  } finally {
    closeSync(file);
    await Promise.all(hands.map((one) => one.close()));
  }
  yield* stretchesOf(path, { start, line }, scanner, size);
}

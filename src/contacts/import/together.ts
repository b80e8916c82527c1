import { closeSync, openSync, statSync } from 'node:fs';
import { AT_FIRST, type Place, type Stretch, stretchesOf } from './delimited.ts';
import { AHEAD, type Hand } from './hands.ts';
import { type ScannedRows, type Scanner, TEXT } from './scanner.ts';
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
    readonly by: Known;
    readonly room: WindowRoom;
    readonly window: Promise<Window | null>;
  }[] = [];
  const known = hands.map((hand): Known => ({ hand, people: new Numbers(), channels: new Numbers() }));
  const file = openSync(path, 'r');
  const end = statSync(path).size;
  let [next, asked]: [number | null, number] = [start, 0];
  const ask = (): void => {
    for (; next !== null && pending.length < hands.length * AHEAD; asked += 1) {
      const bytes = asked === 0 ? Math.min(size, AT_FIRST) : size;
      if (next + bytes > end) return;
      const room = Math.floor(asked / hands.length) % (AHEAD + 1);
      const by = known[asked % hands.length]!;
      // Whoever cannot go on leaves it to the one who scans alone, and tells what is wrong.
      pending.push({
        start: next,
        by,
        room: by.hand.rooms[room]!,
        window: by.hand.scan(next, bytes, room).catch(() => null),
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
      const rows = head.room.rows(window);
      renumber(rows, window, head.by, scanner, line);
      const first = line;
      start += window.used;
      line += window.line;
      const odd = window.odd.map(({ line: at, bytes }) => ({ line: first + at, bytes }));
      yield { scanned: { ...rows, used: window.used, odd, line }, tooLong: null, read: start };
    }
  } finally {
    closeSync(file);
    await Promise.all(hands.map((one) => one.close()));
  }
  yield* stretchesOf(path, { start, line }, scanner, size);
}

/** A hand, and the numbers that its names have here. */
interface Known {
  readonly hand: Hand;
  readonly people: Numbers;
  readonly channels: Numbers;
}

/** Numbers by those that a hand has for them. */
class Numbers {
  values = new Uint32Array(1024);
  /** Each is the same in both: so where one hand alone gives numbers, and to look up millions of them takes as long as all else. */
  same = true;
  #count = 0;

  add(more: Uint32Array): void {
    const count = this.#count + more.length;
    if (count > this.values.length) {
      const values = new Uint32Array(Math.max(count, this.values.length * 2));
      values.set(this.values);
      this.values = values;
    }
    this.values.set(more, this.#count);
    this.same &&= more.every((number, at) => number === this.#count + at);
    this.#count = count;
  }
}

/** Gives a window the numbers that its names have here, and its lines those of the file. */
function renumber(found: ScannedRows, window: Window, by: Known, { people, channels }: Scanner, line: number): void {
  by.people.add(people.numbers(window.newPeople));
  by.channels.add(channels.numbers(window.newChannels));
  const { from, to, lines, channels: channel, rows } = found;
  const [persons, ways] = [by.people.values, by.channels.values];
  for (let at = 0; at < rows; at += 1) lines[at]! += line;
  if (!by.people.same)
    for (let at = 0; at < rows; at += 1) {
      from[at] = persons[from[at]!]!;
      to[at] = persons[to[at]!]!;
    }
  if (!by.channels.same)
    for (let at = 0; at < rows; at += 1) if (channel[at] !== 0) channel[at] = ways[channel[at]! - 1]! + 1;
}

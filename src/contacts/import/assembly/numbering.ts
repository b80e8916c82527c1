// The names of the rows that were found: kept as places in the text with their hashes, and given numbers, which another instance may do.
import { askFor, dictionary, hashOf, numbered, take } from './names';

/** Rows whose names are looked up together, so that they wait for memory together. */
const TOGETHER: u32 = 256;

export let people: usize = 0;
export let channels: usize = 0;
/** Names of the rows' actors, sender and receiver, and of their channels: place in the text, length and hash of each. */
export let names: usize = 0;
export let ways: usize = 0;
/** The numbers of them; of the channel the number and one, 0 where there is none. */
export let from: usize = 0;
export let to: usize = 0;
export let channel: usize = 0;
/** Where the text begins that they are in. */
let base: usize = 0;

/** Lays out room for the names of so many rows, and the dictionaries. */
export function namesRoom(rows: u32): void {
  people = dictionary();
  channels = dictionary();
  names = take(<usize>rows * 24);
  ways = take(<usize>rows * 12);
  from = take(<usize>rows * 4);
  to = take(<usize>rows * 4);
  channel = take(<usize>rows * 4);
}

export function namesAreIn(text: usize): void {
  base = text;
}

/** Keeps the names of a row's actors. */
@inline
export function actorsFound(row: u32, sender: usize, senderSize: u32, receiver: usize, receiverSize: u32): void {
  const pair = names + <usize>row * 24;
  found(pair, sender, senderSize);
  found(pair + 12, receiver, receiverSize);
}

/** Keeps the name of its channel, which may have no bytes. */
@inline
export function channelFound(row: u32, name: usize, length: u32): void {
  found(ways + <usize>row * 12, name, length);
}

@inline
function found(place: usize, name: usize, length: u32): void {
  store<u32>(place, <u32>(name - base));
  store<u32>(place, length, 4);
  store<u32>(place, length == 0 ? 0 : hashOf(name, length), 8);
}

/** Gives the names of so many rows numbers; they are in the text that starts here. New names are kept. */
export function number(text: usize, count: u32): void {
  for (let first: u32 = 0; first < count; first += TOGETHER) {
    const some = min(TOGETHER, count - first);
    askFor(people, names + <usize>first * 24, some << 1);
    for (let row = first; row < first + some; row++) {
      const pair = names + <usize>row * 24;
      const way = ways + <usize>row * 12;
      const four = <usize>row << 2;
      store<u32>(from + four, numberOf(people, text, pair));
      store<u32>(to + four, numberOf(people, text, pair + 12));
      store<u32>(channel + four, load<u32>(way, 4) == 0 ? 0 : numberOf(channels, text, way) + 1);
    }
  }
}

@inline
function numberOf(dictionary: usize, text: usize, place: usize): u32 {
  return numbered(dictionary, text + load<u32>(place), load<u32>(place, 4), load<u32>(place, 8));
}

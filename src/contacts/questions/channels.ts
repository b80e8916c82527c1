import { Mistake } from '../../terms/index.ts';
import { setBit } from '../kernel/bits.ts';
import type { Sweep } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';

/**
 * Which rows of a log are on one of these channels (1) and which are not (0), or null where there are no channels.
 *
 * @throws Mistake where the log has no such channel.
 */
export async function channelRows(log: OpenLog, channels: readonly string[]): Promise<Uint8Array | null> {
  if (channels.length === 0) return null;
  const { evidence } = log;
  const wanted = new Uint8Array(evidence.channels.length + 1);
  for (const channel of channels) {
    const at = evidence.channels.indexOf(channel);
    if (at === -1) {
      const known = evidence.channels.toSorted().slice(0, 20);
      throw new Mistake(
        `The log has no channel “${channel.slice(0, 80)}”.`,
        `It has ${known.map((name) => `“${name}”`).join(', ') || 'none'}.`,
      );
    }
    wanted[at + 1] = 1;
  }
  const rows = new Uint8Array(evidence.count);
  const block = new Uint32Array(1 << 16);
  for (let start = 0; start < rows.length; start += block.length) {
    const part = block.subarray(0, Math.min(block.length, rows.length - start));
    evidence.read('channel', start, part);
    for (let at = 0; at < part.length; at += 1) rows[start + at] = wanted[part[at]!]!;
  }
  return rows;
}

/** Leaves out the contacts of some channels, or null where there are none: see `channelRows`. */
export async function withoutChannels(
  log: OpenLog,
  channels: readonly string[],
): Promise<NonNullable<Sweep['without']> | null> {
  const rows = await channelRows(log, channels);
  return rows === null ? null : withoutRows(log, rows);
}

/** Leaves out the contacts of some rows. */
export function withoutRows(log: OpenLog, rows: Uint8Array): NonNullable<Sweep['without']> {
  const block = new Uint32Array(1 << 16);
  return (start, count, bits) => {
    for (let done = 0; done < count; done += block.length) {
      const part = block.subarray(0, Math.min(block.length, count - done));
      log.rows(start + done, part);
      for (let at = 0; at < part.length; at += 1) {
        if (rows[part[at]!] === 1) setBit(bits, done + at);
      }
    }
  };
}

import type { Column } from './columns.ts';

/** Values of an arrival that are no index of a contact. Indexes stay below 2^31. */
export const NEVER = 0xffffffff;
/** The actor had it from the start. Far enough from every index that no contact counts as near it. */
export const SEED = 0x80000000;

/** Where in the room a stretch of contacts lies, and which index its first contact has. */
export interface Stretch {
  readonly offset: number;
  readonly count: number;
  readonly base: number;
}

/** What is needed to tell whether an earlier contact has a stretch's time, where that contact is no longer in the room. */
export interface Tie {
  /** Contacts of the largest group of the log: whatever lies further apart has another time. */
  readonly longest: number;
  /** Index where the group begins that the stretch's first contact belongs to (backwards: where the last one's ends). */
  readonly edge: number;
}

/**
 * One pass's memory: the state of every actor, and room for contacts. The driver fills the room and reads the state; an engine's
 * loops change both. Bits lie 32 to a word, the lowest first.
 */
export interface Bench {
  /** A bit an actor: it has the information and passes it on. */
  readonly informed: Uint32Array;
  /** An index an actor: the contact that informed it first (backwards: the last by which it could inform the target). */
  readonly arrivals: Uint32Array;
  /** A bit an actor: it is given nothing to pass on. */
  readonly held: Uint32Array;
  /** 64 bits an actor, as two words: which of 64 seeds (or targets) it is reached from. Empty unless asked for. */
  readonly masks: Uint32Array;
  /** What each contact of the room weighs; empty unless asked for. */
  readonly weights: Float64Array;
  /** What each of 64 seeds gained: the weights of the contacts by which it reached others. */
  readonly gains: Float64Array;
  readonly room: Readonly<Record<Column, Uint32Array>>;
  /** A bit a contact of the room: it is left out. */
  readonly skipped: Uint32Array;

  /** Each loop tells how many actors it changed, those who are held among them; those of masks leave in `arrivals` the contact by which a mask grew last where that is asked for, take `informed` to say who has something at their start, and `told` to begin with the mask of all seeds (two words), 0, and how many have all of it; the others take `told` to begin with zeros. Without a tie everything at one time may chain. */
  readonly forward: (stretch: Stretch, tie: Tie | null, end: End) => number;
  readonly backward: (stretch: Stretch, tie: Tie | null, end: End) => number;
  readonly forwardMasks: (stretch: Stretch, rule: MaskRule) => number;
  readonly backwardMasks: (stretch: Stretch, rule: MaskRule) => number;

  /** A bit an actor: a pass that watches ends behind the contact that informs it. */
  readonly watch: Uint32Array;
  /** What the last pass that watched came to: how many actors it informed, the watched one it ended at, or `NEVER`, and words of the loop's own. */
  readonly told: Uint32Array;
  /**
   * As the passes above, over a room that no group of one time reaches into from outside; tells how many contacts it went over.
   * `filled` is how much of the room holds contacts, from its first place on.
   */
  readonly watched: (stretch: Stretch, filled: number, strict: boolean, way: 1 | -1) => number;

  /**
   * A stamp an actor: from when it passes on what it was given (backwards: below which), where a contact takes time; `NEVER` where
   * that was not asked yet. Empty unless asked for.
   */
  readonly due: Uint32Array;
  /**
   * As the passes above, where a contact takes time, all the same: then `arrivals` numbers the actors in the order in which they are
   * given it, from 1 on (0: had it from the start), `informs` has the contacts in that order, and `told[3]` is the number up to which
   * they have it by now. Ends before a contact for which `due` of an actor has to be asked, which it leaves in `told` as `watched` does,
   * and tells how many contacts it went over.
   *
   * @param left actors after which nobody is left to be informed.
   * @param given how many were given it so far.
   */
  readonly delayed: (stretch: Stretch, left: number, given: number, way: 1 | -1) => number;

  /** What passes recorded: the contacts at which an actor was informed forward, and backward; in the order of the pass. */
  readonly informs: Uint32Array;
  readonly spends: Uint32Array;
  /** Of `sift`, a bit an actor: it has the information by now. What can still pass it on is `informed`, as a backward pass left it. */
  readonly known: Uint32Array;
  /** How far `sift` has got: how many of `informs` and, from its end, of `spends` are done, and up to which index a group goes. */
  readonly sifted: Uint32Array;
  /** A bit a contact of the room: `sift` found it. */
  readonly hits: Uint32Array;
  /** Gets ready for `sift`: `filled` contacts of the room have come anew. */
  readonly groups: (filled: number) => void;
  /**
   * Finds the contacts of a stretch whose sender has it by then and whose receiver can still pass it on; tells how many.
   * Stretches follow one another. The room is as for `watched`.
   */
  readonly sift: (stretch: Stretch, filled: number, recorded: Recorded, strict: boolean) => number;
}

/** Whether anyone is held, and whether any contact is skipped: else it is not looked at. */
export interface LeftOut {
  readonly holds: boolean;
  readonly skips: boolean;
}

/** How a pass of 64 seeds goes: by which rule, and whether it is kept by which contact a mask grew last. */
export interface MaskRule extends LeftOut {
  readonly strict: boolean;
  readonly dated: boolean;
}

/** When a pass may end, and what it leaves behind. */
export interface End extends LeftOut {
  /** Actors after which nobody is left to be informed. */
  readonly left: number;
  /** How many contacts this way has recorded so far; null where it is not to record any. */
  readonly recorded: number | null;
}

/** What is sifted by: how many contacts were recorded each way, between whom, and whether any share a time or are left out. */
export interface Recorded {
  readonly informs: number;
  readonly spends: number;
  readonly from: number;
  readonly to: number;
  readonly grouped: boolean;
  readonly skips: boolean;
}

/** Contacts that a loop may pick at a time. */
export const PICKED: number = 1 << 11;

/** How large a bench has to be. */
export interface Size {
  readonly actors: number;
  /** Contacts there is room for. */
  readonly room: number;
  readonly masks: boolean;
  /** Whether there is to be a weight for each contact. */
  readonly weights?: boolean;
  /** Whether contacts may take time. */
  readonly delays?: boolean;
  /** Contacts of the largest group of one time. */
  readonly longest: number;
}

/** The loops in one language: WebAssembly, or TypeScript as its reference and where there is no WebAssembly. */
export interface Engine {
  readonly name: 'wasm' | 'plain';
  readonly bench: (size: Size) => Bench;
}

/** Words that hold so many bits. */
export function wordsOf(bits: number): number {
  return (bits + 31) >>> 5;
}

import { Mistake } from '../../terms/mistake.ts';
import { canonical } from '../journal/entry.ts';
import type { Judgement, Kept, Recorded } from './judgement.ts';

/** How many persons have to stand by a judgement before it counts. */
export type Persons = 1 | 2;

/** An undoing or redoing that nobody has seconded yet, and the judgement it would switch. */
export interface Proposed {
  readonly entry: Recorded;
  readonly target: number;
  readonly to: 'undone' | 'in force';
}

/** Which judgements count, in order of the journal; nothing that was ever recorded is in none of the lists but what was forgotten. */
export interface InForce {
  readonly active: readonly Kept[];
  /** Made by one person where it takes two. */
  readonly pending: readonly Kept[];
  readonly undone: readonly Kept[];
  /** Undoings and redoings that wait for a second person. */
  readonly proposed: readonly Proposed[];
}

/** What an undoing or redoing comes to, however long the chain of undoings it stands at the end of. */
interface Switch {
  readonly target: number;
  readonly on: boolean;
}

/** A judgement and where it stands. */
interface Known {
  readonly recorded: Recorded;
  on: boolean;
  /** Canonical text of what it says, where it takes two: those that say the same second each other. */
  readonly says: string | null;
}

/**
 * The fold over the judgements of a case. It takes them one at a time, in the order of the journal, so that a case that grows does not
 * start over; the same journal gives the same answer however it was taken in.
 */
export interface Fold {
  readonly take: (recorded: Recorded) => void;
  readonly inForce: () => InForce;
  /**
   * @throws Mistake where recording this would change nothing or be about nothing: a sentence that says so. Undoing what is undone, redoing
   *   what is in force, confirming one's own word.
   */
  readonly check: (judgement: Judgement, by: string) => void;
}

/** What counts of these, which are in order of the journal. Entries that undo or confirm what is not there change nothing. */
export function inForce(recorded: Iterable<Recorded>, persons: Persons = 1): InForce {
  const fold = foldOf(persons);
  for (const each of recorded) fold.take(each);
  return fold.inForce();
}

/** An empty fold. */
export function foldOf(persons: Persons = 1): Fold {
  const known = new Map<number, Known>();
  const switches = new Map<number, Switch & { readonly recorded: Recorded }>();
  const alike = new Map<string, Known[]>();
  const confirming = new Map<number, Known[]>();
  const waiting = new Map<number, Switch & { readonly recorded: Recorded }>();

  const seconds = (one: Known): readonly Known[] => [
    ...(one.says === null ? [] : (alike.get(one.says) ?? [])),
    ...(confirming.get(one.recorded.number) ?? []),
  ];
  const counts = (one: Known): boolean =>
    one.on && (persons === 1 || seconds(one).some((each) => each.on && each.recorded.by !== one.recorded.by));
  /** Whether switching it changes what counts: its own standing, or that of what it seconds. */
  const bears = (one: Known): boolean => {
    const { judgement } = one.recorded;
    const seconded = judgement?.kind === 'confirmed' ? known.get(judgement.entry) : undefined;
    return counts(seconded ?? one);
  };

  const switchOf = (judgement: Judgement | null): Switch | null => {
    if (judgement?.kind !== 'undone' && judgement?.kind !== 'redone') return null;
    const on = judgement.kind === 'redone';
    const before = switches.get(judgement.entry);
    if (before !== undefined) return { target: before.target, on: on || !before.on };
    return known.has(judgement.entry) ? { target: judgement.entry, on } : null;
  };
  const settle = (target: number, on: boolean): void => {
    known.get(target)!.on = on;
    for (const [number, each] of waiting) if (each.target === target) waiting.delete(number);
  };
  /** What would be switched; where it takes two, once a second person asks for the same. */
  const ask = (asked: Switch, recorded: Recorded): void => {
    const target = known.get(asked.target)!;
    if (target.on === asked.on) {
      // Taken back before anybody seconded it.
      for (const [number, each] of waiting) {
        if (each.target === asked.target && each.recorded.by === recorded.by) waiting.delete(number);
      }
      return;
    }
    const same = [...waiting.values()].some(
      (each) => each.target === asked.target && each.on === asked.on && each.recorded.by !== recorded.by,
    );
    if (persons === 1 || same || !(asked.on ? wouldCount(target) : bears(target))) settle(asked.target, asked.on);
    else waiting.set(recorded.number, { ...asked, recorded });
  };
  const wouldCount = (one: Known): boolean => {
    one.on = true;
    const would = bears(one);
    one.on = false;
    return would;
  };

  const take = (recorded: Recorded): void => {
    const { number, judgement } = recorded;
    const asked = switchOf(judgement);
    if (asked !== null) {
      switches.set(number, { ...asked, recorded });
      ask(asked, recorded);
      return;
    }
    if (judgement?.kind === 'undone' || judgement?.kind === 'redone') return;
    if (judgement?.kind === 'confirmed') {
      const seconded = switches.get(judgement.entry);
      if (seconded !== undefined) {
        // Confirming an undoing is asking for the same.
        switches.set(number, { target: seconded.target, on: seconded.on, recorded });
        ask(seconded, recorded);
        return;
      }
    }
    const one: Known = { recorded, on: true, says: judgement === null || persons === 1 ? null : canonical(judgement) };
    known.set(number, one);
    if (one.says !== null) alike.set(one.says, [...(alike.get(one.says) ?? []), one]);
    if (judgement?.kind === 'confirmed')
      confirming.set(judgement.entry, [...(confirming.get(judgement.entry) ?? []), one]);
  };

  const list = (keep: (one: Known) => boolean): Kept[] =>
    [...known.values()].flatMap((one) =>
      one.recorded.judgement !== null && keep(one) ? [{ ...one.recorded, judgement: one.recorded.judgement }] : [],
    );
  return {
    take,
    inForce: () => ({
      active: list((one) => counts(one) && one.recorded.judgement?.kind !== 'confirmed'),
      pending: list((one) => one.on && !counts(one) && one.recorded.judgement?.kind !== 'confirmed'),
      undone: list((one) => !one.on),
      proposed: [...waiting.values()].map(({ recorded: entry, target, on }) => ({
        entry,
        target,
        to: on ? 'in force' : 'undone',
      })),
    }),
    check: (judgement, by) => {
      if (judgement.kind === 'confirmed') checkConfirming(judgement.entry, by);
      if (judgement.kind !== 'undone' && judgement.kind !== 'redone') return;
      const { entry } = judgement;
      const asked = switchOf(judgement);
      if (asked === null) throw new Mistake(`Entry ${entry} is no judgement.`, 'See “hearsay review --judged”.');
      if (known.get(asked.target)!.on !== asked.on) return;
      if ([...waiting.values()].some((each) => each.target === asked.target && each.recorded.by === by)) return;
      throw new Mistake(
        `Entry ${asked.target} is ${asked.on ? 'in force' : 'undone'} already.`,
        asked.on ? 'There is nothing to redo.' : 'There is nothing to undo.',
      );
    },
  };

  function checkConfirming(entry: number, by: string): void {
    const one = known.get(entry)?.recorded ?? switches.get(entry)?.recorded;
    if (one === undefined) throw new Mistake(`Entry ${entry} is no judgement.`, 'See “hearsay review --judged”.');
    if (one.by === by) throw new Mistake(`Entry ${entry} is your own.`, 'Somebody else has to confirm it.');
    if (known.get(entry)?.on === false) throw new Mistake(`Entry ${entry} is undone.`, 'Redo it first.');
    if ((confirming.get(entry) ?? []).some((each) => each.on && each.recorded.by === by))
      throw new Mistake(`Entry ${entry} is confirmed by you already.`, 'There is nothing to confirm.');
  }
}

import type { Evidence } from '../../terms/evidence.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { ToReview } from '../../terms/review.ts';
import { checkJudgement } from './check.ts';
import { decisionOf } from './commands.ts';
import type { Judging } from './judging.ts';

/** What a reviewer sees and says: a claim is shown, and a line asked for; null where there is nobody any more. */
export interface Desk {
  readonly show: (review: ToReview, evidence: Evidence, place: string) => void;
  readonly ask: () => Promise<string | null>;
  readonly say: (text: string) => void;
  /** What went wrong, as a sentence. */
  readonly wrong: (text: string) => void;
  readonly help: () => void;
}

/** What came of a sitting. */
export interface Sitting {
  /** Entries that were recorded. */
  readonly entries: readonly number[];
  /** Claims that are left to be reviewed. */
  readonly left: number;
}

/** Keys that change who is who: what was shown is no longer what is there. */
const UNSETTLES = new Set([
  'actors-merged',
  'actors-split',
  'items-linked',
  'items-split',
  'claim-added',
  'claim-corrected',
]);

/**
 * Goes through what there is to review, one claim at a time: a line judges (`KEYS`), or is one of s (skip), u and d (undo and redo the last
 * entry of this sitting, or the one that is named), ? and q. A line that judges nothing is told so, and the claim stays up.
 */
export async function reviewSitting(judging: Judging, desk: Desk): Promise<Sitting> {
  let [evidence, queue] = [await judging.evidence(), await judging.queue()];
  const entries: number[] = [];
  const [undoable, redoable]: [number[], number[]] = [[], []];
  // Claims that were looked at, and the entry that settled each; null where it was skipped.
  const passed = new Map<string, number | null>();
  const again = async (): Promise<void> => {
    evidence = await judging.evidence();
    queue = await judging.queue();
  };
  const waiting = (await judging.inForce()).pending.filter(
    ({ judgement }) => !('claim' in judgement) || typeof judgement.claim !== 'string',
  );
  if (waiting.length > 0) {
    const entries = waiting.map(({ number, judgement }) => `${number} (${judgement.kind.replaceAll('-', ' ')})`);
    desk.say(`Awaiting a second person: ${entries.join(', ')}. “y 12” confirms an entry.`);
  }
  const open = (): readonly ToReview[] => queue.filter(({ claim }) => !passed.has(claim.id));
  const record = async (line: string, shown: ToReview | null): Promise<void> => {
    const [key, rest] = [line.trim().charAt(0), line.trim().slice(1).trim()];
    if (key === 'u' || key === 'd') {
      const entry = numbered(rest) ?? (key === 'u' ? undoable : redoable).at(-1);
      if (entry === undefined)
        throw new Mistake(`There is nothing to ${key === 'u' ? 'undo' : 'redo'}.`, `Name an entry: ${key} 12.`);
      const made = key === 'u' ? await judging.undo(entry) : await judging.redo(entry);
      const [from, to] = key === 'u' ? [undoable, redoable] : [redoable, undoable];
      if (from.includes(entry)) from.splice(from.indexOf(entry), 1);
      to.push(entry);
      entries.push(made);
      desk.say(`Entry ${made}: entry ${entry} is ${key === 'u' ? 'undone' : 'in force again'}.`);
      for (const [claim, by] of passed) if (by === entry) passed.delete(claim);
      await again();
      return;
    }
    if (shown === null) throw new Mistake('No claim is up.', 'End with “q”, or undo with “u”.');
    const { judgement, why } = decisionOf(line, shown, evidence);
    checkJudgement(judgement, evidence, shown.proposal === null ? [] : [shown.proposal.fresh.id]);
    const entry = await judging.judge(judgement, why);
    for (const list of [entries, undoable]) list.push(entry);
    desk.say(`Entry ${entry}: ${judgement.kind.replaceAll('-', ' ')}.`);
    if (UNSETTLES.has(judgement.kind)) await again();
    const decides =
      'claim' in judgement && (judgement.claim === shown.claim.id || judgement.claim === shown.proposal?.fresh.id);
    if (decides || judgement.kind === 'confirmed') passed.set(shown.claim.id, entry);
  };

  const ended = async (): Promise<Sitting> => ({ entries, left: (await judging.queue()).length });
  for (;;) {
    const shown = open()[0] ?? null;
    if (shown === null) desk.say('Nothing more is up for review: u undoes, q ends.');
    else desk.show(shown, evidence, `${passed.size + 1} of ${passed.size + open().length}`);
    for (let stays = true; stays; ) {
      const line = await desk.ask();
      if (line === null || /^\s*q/u.test(line)) return await ended();
      stays = false;
      if (shown !== null && /^\s*s\s*$/u.test(line)) passed.set(shown.claim.id, null);
      else if (/^\s*(?:\?|$)/u.test(line)) {
        if (line.trim() !== '') desk.help();
        stays = true;
      } else {
        try {
          await record(line, shown);
        } catch (error) {
          if (!(error instanceof Mistake)) throw error;
          desk.wrong(error.message);
          stays = true;
        }
      }
    }
  }
}

function numbered(rest: string): number | null {
  if (rest === '') return null;
  if (/^\d{1,15}$/u.test(rest)) return Number(rest);
  throw new Mistake(`“${rest}” is no entry.`, 'Name it by its number.');
}

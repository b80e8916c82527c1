import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDocuments } from '../../../src/desk/case/add.ts';
import { type Case, initCase, withCase } from '../../../src/desk/case/case.ts';
import { impactInCase, impactOfEntry } from '../../../src/desk/case/impact.ts';
import { issueReport } from '../../../src/desk/case/issue.ts';
import { judge } from '../../../src/desk/case/judgements.ts';
import { keysIn } from '../../../src/desk/case/keys.ts';
import { readCaseDocuments } from '../../../src/desk/case/reading.ts';
import { traceInCase } from '../../../src/desk/case/trace.ts';

const DAM = 'examples/velm-dam';
const PAPERS = ['1-velm-herald', '2-northern-wire', '5-dockside-review', '6-tarn-post'].map((name) =>
  join(DAM, `${name}.txt`),
);
const QUESTION = {
  item: 'inspection report',
  from: 'Velm Dam Authority',
  to: 'Corvane Holdings',
  since: null,
  by: null,
};

describe('the impact of a change on a case', () => {
  const work = mkdtempSync(join(tmpdir(), 'hearsay-impact-'));
  const folder = join(work, 'dam');
  const here = <Result>(use: (open: Case) => Promise<Result>) =>
    withCase(folder, 'Mona Rud', use, { keys: keysIn(join(work, 'config')) });

  beforeAll(async () => {
    await initCase(folder, { by: 'Mona Rud' }, { keys: keysIn(join(work, 'config')) });
    await here(async (open) => {
      await addDocuments(open, PAPERS);
      await readCaseDocuments(open, null);
      await issueReport(open, QUESTION);
    });
  }, 60_000);
  afterAll(() => rmSync(work, { recursive: true }));

  it('is told of every report that was issued, and what is committed makes that very difference', async () => {
    await here(async (open) => {
      const { impacts, judgements } = await impactInCase(
        open,
        { changes: [{ kind: 'retract', document: 'd3' }], add: [] },
        null,
      );
      const [{ impact, kind }] = impacts as [(typeof impacts)[number]];
      expect([impacts.length, kind]).toEqual([1, 'report']);
      expect(impact.before.trace.verdict.standing).toBe('reported');
      expect(impact.after.trace.verdict.standing).toBe('alleged');
      expect(impact.difference.sentences.gone).not.toEqual([]);
      const entry = await judge(open, judgements[0]!, 'the paper took it back');
      const { traced } = await traceInCase(open, QUESTION);
      expect(traced.trace).toEqual(impact.after.trace);
      // Afterwards, by the number of the entry, the same difference is told.
      const after = await impactOfEntry(open, entry, null);
      const { verdict, hops, routes } = after.impacts.at(-1)!.impact.difference;
      expect({ verdict, hops, routes }).toEqual({
        verdict: impact.difference.verdict,
        hops: impact.difference.hops,
        routes: impact.difference.routes,
      });
      await judge(open, { kind: 'undone', entry }, null);
      expect((await traceInCase(open, QUESTION)).traced.trace).toEqual(impact.before.trace);
    });
  }, 30_000);

  it('is told of a file that is about to be added, and adds nothing', async () => {
    await here(async (open) => {
      const before = await open.dossier();
      const { impacts } = await impactInCase(open, { changes: [], add: [join(DAM, '3-tarn-post.txt')] }, null);
      expect(impacts[0]!.impact.after.evidence.documents.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3', 'd4', 'd5']);
      expect(await open.dossier()).toEqual(before);
      await addDocuments(open, [join(DAM, '3-tarn-post.txt')]);
      await readCaseDocuments(open, null);
      expect((await traceInCase(open, QUESTION)).traced.trace).toEqual(impacts[0]!.impact.after.trace);
    });
  }, 30_000);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/index.ts';
import {
  addDocuments,
  type Case,
  type CaseEffects,
  caseJudging,
  caseJudgingOf,
  initCase,
  judgeLines,
  judgementsInForce,
  keysIn,
  readCaseDocuments,
  withCase,
} from '../../../src/desk/case/index.ts';
import type { Answered } from '../../../src/desk/judging/script.ts';
import { LEDGER } from '../../../src/ledger/index.ts';
import { inFolder } from '../../database/engines.ts';
import { CAN_READ } from '../../resolution/case.ts';

const work = mkdtempSync(join(tmpdir(), 'hearsay-large-'));
afterAll(() => rmSync(work, { recursive: true }));

describe.skipIf(!CAN_READ)('a case of more documents than are reviewed at once', () => {
  let effects: CaseEffects;
  const here = <Result>(use: (open: Case) => Promise<Result>) => withCase(join(work, 'case'), 'Mona Rud', use, effects);

  beforeAll(async () => {
    const lite: Database = await inFolder(LEDGER);
    const open = async () => ({ ...lite, close: async () => undefined });
    effects = { keys: keysIn(join(work, 'config')), makeFolder: async () => undefined, openFolder: open };
    await initCase(join(work, 'case'), { by: 'Mona Rud' }, effects);
    const papers = join(work, 'papers');
    mkdirSync(papers);
    for (let at = 1; at <= 201; at += 1)
      writeFileSync(
        join(papers, `${String(at).padStart(3, '0')}.txt`),
        `Nadia Ferrant gave the memo to Tomas Reyl on 4 March 2024, the police said in statement ${at}.\n`,
      );
    await here(async (open) => {
      await addDocuments(open, [papers]);
      await readCaseDocuments(open, [3, 150]);
    });
  });

  it('takes judgements that name their documents, and does not review all of it', async () => {
    await here(async (open) => {
      await expect(caseJudging(open, null).evidence()).rejects.toThrow('too many documents to be reviewed at once');
      const answers: Answered[] = [];
      async function* lines() {
        yield '{"kind": "claim-accepted", "claim": "d150.c1"}';
        yield '{"kind": "claims-apart", "claims": ["d3.c1", "d150.c1"]}';
        yield '{"kind": "claim-rejected", "claim": "d150.c77"}';
        yield '{"kind": "actors-merged", "of": [{"name": "Nadia Ferrant", "passage": {"doc": "d3", "quote": "Nadia Ferrant"}}, {"name": "Tomas Reyl"}]}';
        yield '{"kind": "claim-rejected", "claim": "d150.c1", "why": "as it was said"}';
      }
      const refused = await judgeLines(await caseJudgingOf(open, null), lines(), (answer) => answers.push(answer));
      expect(refused).toBe(1);
      expect(answers.map((answer) => ('entry' in answer ? 'recorded' : answer.mistake))).toEqual([
        'recorded',
        'recorded',
        expect.stringContaining('There is no claim “d150.c77”'),
        'recorded',
        'recorded',
      ]);
      expect((await judgementsInForce(open)).active.map(({ judgement }) => judgement.kind)).toEqual([
        'claim-accepted',
        'claims-apart',
        'actors-merged',
        'claim-rejected',
      ]);
    });
  }, 60_000);
});

import { describe, expect, test } from 'vitest';
import { htmlReport } from '../../src/report/page.ts';
import { textReport } from '../../src/report/text.ts';
import { CASES } from './cases.ts';

describe('a report reads as its golden file does', () => {
  for (const [name, make] of Object.entries(CASES)) {
    test(`${name}, as text`, async () => {
      await expect(textReport(make())).toMatchFileSnapshot(`golden/${name}.txt`);
    });
  }

  test('alleged, as a page', async () => {
    const page = CASES.alleged;
    await expect(page === undefined ? '' : htmlReport(page())).toMatchFileSnapshot('golden/alleged.html.golden');
  });
});

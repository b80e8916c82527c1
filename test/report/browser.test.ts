import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { htmlReport } from '../../src/report/page.ts';
import { CASES } from './cases.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Run in the page: which rules are broken, and by which elements. */
const FAULTS =
  "axe.run({ resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html)))";

describe.skipIf(!existsSync(CHROMIUM))(`a page in a browser (skipped where there is no ${CHROMIUM})`, () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-page-'));
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, make] of Object.entries(CASES)) {
      test(`${name} has no accessibility fault that axe finds, in ${scheme}`, async () => {
        const file = join(folder, `${name}.html`);
        writeFileSync(file, htmlReport(make()));
        // The policy of the page refuses every script, axe too: it is let in here, for the test alone.
        const context = await browser.newContext({ colorScheme: scheme, bypassCSP: true });
        const page = await context.newPage();
        await page.goto(pathToFileURL(file).href);
        await page.addScriptTag({ content: axe.source });
        const found = await page.evaluate(FAULTS);
        expect(found).toEqual([]);
        await context.close();
      });
    }
  }

  test('its policy lets its own style in and nothing else; nothing is asked of any network', async () => {
    const file = join(folder, 'policy.html');
    writeFileSync(file, htmlReport((CASES.alleged as NonNullable<typeof CASES.alleged>)()));
    const page = await browser.newPage();
    const complaints: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    expect(complaints).toEqual([]);
    expect(asked).toEqual([pathToFileURL(file).href]);
    expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).not.toBe('none');
    expect(await page.locator('article.card').count()).toBe(3);
    await page.close();
  });

  test('it fits a narrow screen', async () => {
    const file = join(folder, 'narrow.html');
    writeFileSync(file, htmlReport((CASES.alleged as NonNullable<typeof CASES.alleged>)()));
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.goto(pathToFileURL(file).href);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.close();
  });
});

// The picture in the README, as the report of the first example draws it: node scripts/picture.mjs [FILE].
//
// A page's style sheet and its ground are put into the drawing, so that it stands by itself.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const page = execFileSync(process.execPath, ['dist/cli/main.js', 'trace', '--example', '--format', 'html'], {
  encoding: 'utf8',
  maxBuffer: 64e6,
});
const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1];
const drawing = /<svg class="picture"[\s\S]*?<\/svg>/.exec(page)?.[0];
if (style === undefined || drawing === undefined) throw new Error('The report of the example has no picture.');

const ground = '<rect width="100%" height="100%" fill="var(--paper)"/>';
const picture = drawing.replace('</desc>', `</desc>\n<style>${style}</style>\n${ground}`);
writeFileSync(process.argv[2] ?? 'docs/first-case.svg', `${picture}\n`);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * English news prose of about so many words, in paragraphs: the texts of the examples, over and over. A reader that
 * keeps nothing between sentences reads the tenth copy no faster than the first.
 */
export function prose(words: number): string {
  const texts = readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readFileSync(join('examples', file), 'utf8').replace(/^[\s\S]*?\n\n/, ''));
  const paragraphs = texts
    .join('\n\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');
  const out: string[] = [];
  for (let count = 0; count < words; ) {
    const next = paragraphs[out.length % paragraphs.length] as string;
    out.push(next.trim());
    count += next.split(/\s+/).length;
  }
  return `${out.join('\n\n')}\n`;
}

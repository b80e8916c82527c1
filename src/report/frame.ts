import { createHash } from 'node:crypto';
import { Markup, markup } from './markup.ts';

/**
 * One self-contained HTML file around `body`. The policy lets in nothing but the one style sheet, named by its hash: no
 * script, no picture from elsewhere, no form. The hash is CSP Level 3's, of the bytes between the style tags.
 */
export function pageOf(title: string, style: string, body: Markup): string {
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}

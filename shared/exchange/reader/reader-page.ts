/// <reference path="./raw.d.ts" />
import { sha256 } from '../../domain/sha256.ts';
import elements from './page/elements.js?raw';
import lists from './page/lists.js?raw';
import main from './page/main.js?raw';
import style from './page/page.css?raw';
import project from './page/project.js?raw';
import saveText from './page/save-text.js?raw';
import views from './page/views.js?raw';
import words from './page/words.js?raw';
import zipFile from './page/zip-file.js?raw';

/**
 * The offline reader that exported archives carry: one page that opens an archive, checks it and shows it. Its policy allows its own
 * script and style by their hashes, and nothing from anywhere else.
 */
export function readerPage(): string {
  const script = [words, zipFile, project, elements, saveText, lists, views, main].map(unwrapped).join('');
  const policy = [
    "default-src 'none'",
    `script-src '${hashSource(script)}'`,
    `style-src '${hashSource(style)}'`,
    "img-src blob: data:; media-src blob:; base-uri 'none'; form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Throughline archive</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<script type="module">${script}</script>
</body>
</html>
`;
}

/** The parts of the script share one scope here: what they take from each other stands above them. */
function unwrapped(source: string): string {
  return source.replace(/^import\s[^;]*?from '\.\/[\w-]+\.js';\n/gm, '').replace(/^export /gm, '');
}

function hashSource(text: string): string {
  const bytes = sha256(text).match(/../g) ?? [];
  return `sha256-${btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))}`;
}

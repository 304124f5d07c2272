// Looks into an app.asar: only what the app needs is in it, and no more of it than planned.
import fs from 'node:fs';
import { getRawHeader } from '@electron/asar';

/** Bytes of the whole archive. What grows beyond it is looked at before it ships. */
export const BUDGET = 10 * 1024 * 1024;

/** Everything that may be in it. */
const WANTED =
  /^(package\.json|dist\/main\/main\.js|dist\/preload\/preload\.cjs|dist\/renderer\/index\.html|dist\/renderer\/assets\/[\w.~-]+|dist\/notices\/(licences\.txt|sbom\.cdx\.json))$/;
const NEEDED = [
  'package.json',
  'dist/main/main.js',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'dist/notices/licences.txt',
  'dist/notices/sbom.cdx.json',
];

/** What is wrong with an archive, in sentences; empty where nothing is. */
export function packageProblems(archive) {
  const files = [...filesOf(getRawHeader(archive).header)];
  const names = new Set(files.map(({ name }) => name));
  const bytes = fs.statSync(archive).size;
  return [
    ...files
      .filter(({ name }) => !WANTED.test(name) || /\.(map|tsx?)$/.test(name))
      .map(({ name }) => `${name} is not needed`),
    ...files.filter(({ isLink }) => isLink).map(({ name }) => `${name} leads out of the archive`),
    ...NEEDED.filter((name) => !names.has(name)).map((name) => `${name} is missing`),
    ...(bytes > BUDGET ? [`${bytes} bytes are more than the budget of ${BUDGET}`] : []),
  ];
}

/** Throws where an archive is not as wanted; else says what is in it. */
export function checkPackage(archive) {
  const problems = packageProblems(archive);
  if (problems.length > 0) throw new Error(`${archive}: ${problems.slice(0, 10).join('; ')}`);
  const files = [...filesOf(getRawHeader(archive).header)];
  return { files: files.length, bytes: fs.statSync(archive).size };
}

function* filesOf({ files = {} }, folder = '') {
  for (const [name, entry] of Object.entries(files)) {
    if (entry.files) yield* filesOf(entry, `${folder}${name}/`);
    else yield { name: `${folder}${name}`, isLink: entry.link !== undefined || entry.unpacked === true };
  }
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(packageProblems(process.argv[2] ?? '')));

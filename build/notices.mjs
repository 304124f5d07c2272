// What the package owes to others: the licence texts of every library in it, and a list of its parts (CycloneDX 1.6).
import fs from 'node:fs';
import path from 'node:path';
import { root } from './setup.mjs';

/** Licences whose libraries may be part of the app. A new one is a decision, not an accident. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

const SOURCES = ['shared', 'renderer', 'electron'];
/** Part of the platform, or of types only. */
const NOT_BUNDLED = /^(node:|electron$|@types\/)/;

/** Every library whose code can be in the bundle: what our sources import, and what those need in turn. Sorted by name. */
export function bundledPackages() {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const found = new Map();
  const queue = [...importedNames()].map((name) => [name, '']);
  for (const [name, from] of queue) {
    const at = placeOf(lock, name, from);
    if (at === null || found.has(at)) continue;
    const manifest = JSON.parse(fs.readFileSync(path.join(root, at, 'package.json'), 'utf8'));
    const { version, license, dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
    found.set(at, {
      name,
      version,
      license: idOf(license),
      integrity: lock[at].integrity ?? '',
      folder: path.join(root, at),
    });
    for (const next of Object.keys({ ...dependencies, ...peerDependencies })) {
      if (!NOT_BUNDLED.test(next) && !peerDependenciesMeta[next]?.optional) queue.push([next, at]);
    }
  }
  // The same version may stand in two places.
  const once = new Map([...found.values()].map((one) => [`${one.name}@${one.version}`, one]));
  return [...once.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
}

/** Libraries whose licence is none of the allowed ones, with what they say. */
export const refusedLicences = (packages) => packages.filter(({ license }) => !isAllowed(license));

/** `A OR B`: one of them may be chosen. `A AND B`: both hold. */
const isAllowed = (license) =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((id) => ALLOWED.has(id.trim())));

/** Every licence text, one after another. */
export function licenceText(packages) {
  const parts = packages.map(({ name, version, license, folder }) => {
    const file = fs.readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : `Licence: ${license}`;
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** The list of parts. The same parts give the same bytes. */
export function billOfMaterials(packages) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const app = {
    type: 'application',
    'bom-ref': `${name}@${version}`,
    name,
    version,
    licenses: [{ license: { id: license } }],
  };
  const components = packages.map((one) => ({
    type: 'library',
    'bom-ref': `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
    name: one.name,
    version: one.version,
    purl: `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`,
    licenses: ALLOWED.has(one.license) ? [{ license: { id: one.license } }] : [{ expression: one.license }],
    ...(one.integrity.startsWith('sha512-')
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(one.integrity.slice(7), 'base64').toString('hex') }] }
      : {}),
  }));
  const bill = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: app }, components };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** Writes both into `folder`. Throws, naming them, where a library's licence is not allowed. */
export function writeNotices(folder) {
  const packages = bundledPackages();
  const refused = refusedLicences(packages);
  if (refused.length > 0) {
    throw new Error(
      `licences that may not be packaged: ${refused.map(({ name, license }) => `${name} (${license})`).join(', ')}`,
    );
  }
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'licences.txt'), licenceText(packages));
  fs.writeFileSync(path.join(folder, 'sbom.cdx.json'), billOfMaterials(packages));
  return packages.length;
}

function importedNames() {
  const names = new Set();
  for (const folder of SOURCES) {
    for (const entry of fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(tsx?|css|mjs)$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
      const text = fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8');
      for (const [, name] of text.matchAll(/(?:from|import|import\(|url\()\s*(?:url\()?['"]([^'".#/][^'"]*)['"]/g)) {
        const short = name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/');
        if (!NOT_BUNDLED.test(short)) names.add(short);
      }
    }
  }
  return names;
}

/** Where a package of that name is found from another one; null where it is not installed (optional peers). */
function placeOf(lock, name, from) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const place = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (lock[place] !== undefined && fs.existsSync(path.join(root, place, 'package.json'))) return place;
    if (at === '') return null;
  }
}

const idOf = (license) => (typeof license === 'string' ? license : (license?.type ?? 'unknown'));

if (process.argv[1] === import.meta.filename) {
  const packages = bundledPackages();
  const report = packages.map(({ name, version, license }) => ({ name, version, license }));
  console.log(
    JSON.stringify({
      packages: report,
      refused: refusedLicences(packages).map(({ name }) => name),
      bill: JSON.parse(billOfMaterials(packages)),
    }),
  );
}

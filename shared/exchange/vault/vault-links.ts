import { type DocumentText, withLinks } from '../document/blocks.ts';
import { WIKI_SCHEME } from '../document/inline-runs.ts';
import type { ForeignEntry } from '../foreign-zip.ts';
import { type DraftMedia, type ImportDraft, originOf } from '../import-records.ts';
import { mediaKindOf, mimeOf } from '../media-type.ts';
import type { VaultPage } from './vault-pages.ts';
import { isPage, resolvedPath, vaultPath } from './vault-paths.ts';
import { externalIdOf, uuidOf, type VaultReading } from './vault-reading.ts';

/** Links to pages of the vault lead to what they become; others that stay in the vault are words. */
export function linked(reading: VaultReading, page: VaultPage, document: DocumentText): DocumentText {
  const blocks = withLinks(document.blocks, (run) => {
    const href = run.href ?? '';
    const target = pageAt(reading, page, href);
    if (target) return { ...run, href: `#/interviews/iv_${uuidOf(reading, target)}` };
    const wiki = href.startsWith(WIKI_SCHEME);
    if (!wiki && /^(?:[a-z][a-z0-9+.-]*:|#)/i.test(href)) return run;
    const file = fileAt(reading, page, href);
    if (file === null) reading.missing.push({ entry: page.path, target: wiki ? href.slice(WIKI_SCHEME.length) : href });
    return { ...run, href: null };
  });
  return { ...document, blocks };
}

function pageAt({ links }: VaultReading, from: VaultPage, href: string): VaultPage | null {
  if (!href.startsWith(WIKI_SCHEME)) {
    const path = resolvedPath(from.path, href);
    return (path !== null && links.byPath.get(path.toLowerCase())) || null;
  }
  const target = href
    .slice(WIKI_SCHEME.length)
    .replace(/[#^].*$/s, '')
    .trim()
    .toLowerCase();
  // `[[#Heading]]` stays in its note.
  if (target === '') return from;
  const path = links.byPath.get(`${target}.md`) ?? links.byPath.get(target);
  return path ?? links.byName.get(target) ?? links.byName.get(target.split('/').at(-1) ?? '') ?? null;
}

/** A picture or another file of the vault by its address, or by its name alone as Obsidian links it. */
function fileAt({ files }: VaultReading, from: VaultPage, href: string): ForeignEntry | null {
  const isWiki = href.startsWith(WIKI_SCHEME);
  if (!isWiki && /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return null;
  const address = isWiki ? href.slice(WIKI_SCHEME.length) : href;
  const path = resolvedPath(from.path, address);
  const raw = resolvedPath(from.path, address.replaceAll('%', '%25'));
  const name = address.split('/').at(-1)?.trim() ?? '';
  return (
    files.find((file) => file.path === path || file.path === raw) ??
    files.find((file) => name !== '' && (file.path === name || file.path.endsWith(`/${name}`))) ??
    null
  );
}

/** The pictures and other files that a page shows or links to. */
export function mediaOf(reading: VaultReading, page: VaultPage, document: DocumentText | null): readonly DraftMedia[] {
  const addresses =
    page.document === null || document === null ? [] : [...page.document.shows, ...hrefsOf(page.document)];
  const files = new Set(addresses.flatMap((address) => fileAt(reading, page, address) ?? []));
  return [...files].flatMap(({ path, size }) => {
    const own = vaultPath(path);
    if (isPage(own) || own.suffix === 'csv') return [];
    const id = `${externalIdOf(reading, page)} file ${path}`;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const origin = originOf(reading.kind, reading.name, id);
    return [{ key: id, origin, kind: mediaKindOf(name), name, mime: mimeOf(name), size, entry: path }];
  });
}

function hrefsOf({ blocks }: DocumentText): readonly string[] {
  const hrefs: string[] = [];
  withLinks(blocks, (run) => {
    if (run.href !== null) hrefs.push(run.href);
    return run;
  });
  return hrefs;
}

export function tellMissing({ missing, problems }: VaultReading): void {
  for (const { entry, target } of missing) {
    problems.warn(`"${target.slice(0, 120)}" is no page of the export: the link was left out, its words stay.`, {
      entry,
    });
  }
}

/** Files that no page shows and that are no pages themselves, such as a recording or its captions. */
export function tellUnread({ files, problems }: VaultReading, drafts: readonly ImportDraft[]): void {
  const shown = new Set(
    drafts.flatMap(({ interviews }) => interviews.flatMap(({ media = [] }) => media)).map(({ entry }) => entry),
  );
  for (const { path } of files) {
    const own = vaultPath(path);
    if (isPage(own) || own.suffix === 'csv' || shown.has(path)) continue;
    problems.warn('No page links to this file, so it was left out. Import it by itself.', {
      entry: path,
      kept: 'nothing',
    });
  }
}

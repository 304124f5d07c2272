/** A file of a vault by its name: what other pages call it, and the id that Notion puts behind it. */
export interface VaultPath {
  readonly path: string;
  /** Without folders, ending and id. */
  readonly title: string;
  /** 32 hex digits, or null where the name holds none. */
  readonly id: string | null;
  /** Lower case, without the dot. */
  readonly suffix: string;
}

const NAME = /^(.*?)(?:[ _]?([0-9a-f]{32}))?(?:_all)?(?:\.([A-Za-z0-9]{1,9}))?$/;

export function vaultPath(path: string): VaultPath {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const [, words = base, id = null, suffix = ''] = NAME.exec(base) ?? [];
  return { path, title: words.trim() || (id ?? base), id, suffix: suffix.toLowerCase() };
}

export const isPage = ({ suffix }: VaultPath): boolean => suffix === 'md' || suffix === 'markdown' || suffix === 'html';

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** The path that a relative address leads to from a page; null where it leads out of the vault. */
export function resolvedPath(from: string, href: string): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(href)) return null;
  const address = decoded(href.replace(/[?#].*$/s, ''));
  const parts = address.startsWith('/') ? [] : folderOf(from).split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.length === 0 ? null : parts.join('/');
}

/** An address with its percents resolved; as it stands where they are none. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

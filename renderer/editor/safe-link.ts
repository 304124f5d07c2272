import { $isLinkNode, LinkNode } from '@lexical/link';
import type { LexicalEditor } from 'lexical';

/** The address as it may be followed, or null: only https and mailto ever leave this app. `example.org/x` is taken for https. */
export function safeHref(typed: string): string | null {
  const text = typed.trim();
  const guess = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)
    ? `mailto:${text}`
    : /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(text)
      ? `https://${text}`
      : text;
  if (!URL.canParse(guess)) return null;
  const { protocol, href } = new URL(guess);
  return protocol === 'https:' || protocol === 'mailto:' ? href : null;
}

/** An address of a record in this app, as an import writes it where one page names another; null for any other. */
export const recordHref = (href: string): string | null => (/^#\/[a-z-]{1,40}\/[\w-]{1,60}$/.test(href) ? href : null);

/** A link that leads elsewhere is words only, however it came in: typed, pasted, dropped, loaded. Returns its own undo. */
export function registerSafeLinks(editor: LexicalEditor): () => void {
  return editor.registerNodeTransform(LinkNode, (link) => {
    if (!$isLinkNode(link)) return;
    const href = recordHref(link.getURL()) ?? safeHref(link.getURL());
    if (href === null) {
      for (const child of link.getChildren()) link.insertBefore(child);
      link.remove();
    } else if (href !== link.getURL()) link.setURL(href);
  });
}

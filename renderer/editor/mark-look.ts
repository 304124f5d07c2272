import styles from './mark.module.css';

/** How the words of one highlight look: a hue per tag, and the tags in words for those who do not see them. */
export interface MarkLook {
  readonly hues: readonly string[];
  readonly words: string;
}

export interface MarkDress {
  readonly className: string;
  readonly style: Readonly<Record<`--${string}`, string>>;
  readonly description: string;
  /** Lines that had no room, such as `+2`; empty for none. */
  readonly more: string;
}

const MOST_LINES = 3;

/**
 * The dress of words that these highlights cover: the tint of the top-most tag, and under the words one line per tag: solid, dashed,
 * dotted, then "+n". A highlight without tags is grey.
 */
export function markDress(ids: readonly string[], lookOf: (id: string) => MarkLook | undefined): MarkDress {
  const looks = ids.map((id) => lookOf(id) ?? UNKNOWN);
  const hues = looks.flatMap(({ hues: own }) => (own.length > 0 ? own : ['grey']));
  const top = hues.at(-1) ?? 'grey';
  const lines = [...new Set(hues)].slice(-MOST_LINES).reverse();
  const style: Record<`--${string}`, string> = { '--tint': `var(--tag-${top}-tint)` };
  for (const [i, hue] of lines.entries()) style[`--line-${i + 1}`] = `var(--tag-${hue}-ink)`;
  const rest = new Set(hues).size - lines.length;
  return {
    className: [styles.mark, styles[`lines${lines.length}`]].filter(Boolean).join(' '),
    style,
    description: looks
      .map(({ words }) => words)
      .filter((words) => words !== '')
      .join('; '),
    more: rest > 0 ? `+${rest}` : '',
  };
}

/** The same for an element that React does not draw. */
export function dressElement(
  element: HTMLElement,
  ids: readonly string[],
  lookOf: (id: string) => MarkLook | undefined,
): void {
  const { className, style, description, more } = markDress(ids, lookOf);
  element.className = className;
  for (const line of [1, 2, 3]) element.style.removeProperty(`--line-${line}`);
  for (const [property, value] of Object.entries(style)) element.style.setProperty(property, value);
  element.dataset.highlights = ids.join(' ');
  element.setAttribute('aria-description', description);
  if (more === '') delete element.dataset.more;
  else element.dataset.more = more;
}

const UNKNOWN: MarkLook = { hues: [], words: '' };

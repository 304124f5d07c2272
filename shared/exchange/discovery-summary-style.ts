/** The look of an exported page: paper and thread, on screen in light and dark, and on A4. Without line feeds at its ends: it is hashed. */
export const SUMMARY_STYLE = `:root { color-scheme: light dark; --ground: light-dark(#fbfaf8, #161614); --card: light-dark(#ffffff, #1d1d1b); --ink: light-dark(#1f1d1a, #eceae6); --quiet: light-dark(#5b5650, #b4afa7); --line: light-dark(#dedad3, #34322f); --thread: light-dark(#a84a07, #f2a65a); --warn: light-dark(#8a5a00, #f0be62); --link: light-dark(#2f5bd0, #8fb0ff); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 Inter, system-ui, sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
main { max-width: 52rem; margin-inline: auto; padding: 3rem 1.5rem 5rem; }
header { border-block-end: 3px solid var(--thread); margin-block-end: 1.25rem; padding-block-end: 0.75rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin-block: 1.75rem 0.25rem; text-wrap: balance; scroll-margin-block-start: 1rem; }
h1 { font-size: 2rem; margin: 0; }
h2 { font-size: 1.5rem; margin-block-start: 3rem; border-block-start: 1px solid var(--line); padding-block-start: 1.25rem; }
h3 { font-size: 1.25rem; margin-block-start: 2.25rem; }
h4 { font-size: 1.0625rem; }
h5, h6 { font-size: 1rem; }
:target { outline: 2px solid var(--link); outline-offset: 0.25rem; }
.label { display: block; font-size: 0.75rem; font-weight: 600; letter-spacing: 0.04em; color: var(--thread); }
.date, .support, figcaption, dt { color: var(--quiet); }
.date { margin-block: 0.25rem 0; }
p { margin-block: 0.25rem 0.5rem; }
.support { font-size: 0.875rem; }
.gap { font-size: 0.875rem; color: var(--warn); }
.facts { margin-block: 0.75rem; border: 1px solid var(--line); border-radius: 0.375rem; background: var(--card); padding: 0.75rem 1rem; break-inside: avoid; }
.facts p { font-weight: 600; margin: 0 0 0.5rem; }
dl { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 0; }
dt { font-size: 0.75rem; }
dd { margin: 0; font-size: 1.125rem; font-weight: 600; }
.quotes { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin-block: 0.5rem 1rem; }
.quotes > section { flex: 2 1 20rem; min-inline-size: 0; }
.quotes > .contradicts, .quotes > .qualifies { flex: 1 1 14rem; }
.stance { font-size: 0.8125rem; font-weight: 600; margin-block: 0.5rem 0; color: var(--quiet); }
figure { margin: 0.5rem 0 0.75rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--thread); break-inside: avoid; }
.contradicts > figure { border-inline-start-style: dashed; }
.qualifies > figure { border-inline-start-style: dotted; }
blockquote { margin: 0; white-space: pre-line; font-family: ui-serif, Georgia, serif; font-size: 1.0625rem; }
figcaption { font-size: 0.8125rem; margin-block-start: 0.125rem; }
ul { margin-block: 0.5rem 1rem; padding-inline-start: 1.25rem; }
li { margin-block: 0.125rem; }
a { color: var(--link); }
@media print { @page { size: A4; margin: 18mm 16mm 20mm; } :root { color-scheme: light; font-size: 10pt; } body { background: none; } main { max-width: none; padding: 0; } h1, h2, h3, h4, h5, h6 { break-after: avoid; } .support, .facts { break-before: avoid; } a { color: inherit; text-decoration: none; } }`;

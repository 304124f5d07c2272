/**
 * Escape and a press outside belong to the layer that opened last. The stack knows which that is; a layer that uses it asks
 * nobody else.
 */
export function openLayer(layer: Layer): () => void {
  if (layers.length === 0) listen();
  layers.push(layer);
  return () => {
    layers.splice(layers.indexOf(layer), 1);
    if (layers.length === 0) unlisten();
  };
}

export interface Layer {
  /** Elements that count as inside. */
  readonly inside: () => readonly (Element | null)[];
  readonly close: () => void;
}

const layers: Layer[] = [];

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  event.preventDefault();
  event.stopPropagation();
  layers.at(-1)?.close();
}

function onPointerDown(event: PointerEvent): void {
  const target = event.target;
  const top = layers.at(-1);
  if (!(target instanceof Node) || top === undefined) return;
  if (!top.inside().some((element) => element?.contains(target))) top.close();
}

function listen(): void {
  // Bubbling, so that a field inside that uses Escape for itself comes first; the press early, before focus moves.
  document.addEventListener('keydown', onKeyDown);
  document.addEventListener('pointerdown', onPointerDown, true);
}

function unlisten(): void {
  document.removeEventListener('keydown', onKeyDown);
  document.removeEventListener('pointerdown', onPointerDown, true);
}

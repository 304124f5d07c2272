type Message =
  | { op: 'call'; id: number; args: unknown }
  | { op: 'expose'; key: string; api: unknown }
  | { op: 'return'; ok: boolean; value: unknown }
  | { op: 'settle'; id: number; ok: boolean; value: unknown };

type AnyFunction = (...args: unknown[]) => unknown;
type Fields = Record<string, unknown>;

export interface BridgeEnd {
  expose(key: string, api: unknown): void;
}

/**
 * One end of contextBridge. The same function runs in the page's world and in the preload's world of one document; the
 * ends talk by synchronous CustomEvents with a secret name, whose `detail` Chromium structured-clones between worlds.
 * Functions and promises travel as ids, so calls are synchronous and callbacks work, as in Electron.
 *
 * Injected as source text: nothing from outside may be used. The page may replace built-ins later, so every built-in
 * the bridge needs is taken before the page's first script runs.
 */
export function makeBridge(secret: string, own: 'page' | 'preload', other: 'page' | 'preload'): BridgeEnd {
  const MARK = '__electron_test_host__';
  const uncurry = <A extends unknown[], R>(method: (...args: A) => R) =>
    Function.prototype.call.bind(method) as unknown as (self: unknown, ...args: A) => R;
  const mapGet = uncurry(Map.prototype.get);
  const mapSet = uncurry(Map.prototype.set);
  const mapHas = uncurry(Map.prototype.has);
  const mapDelete = uncurry(Map.prototype.delete);
  const then = uncurry<[AnyFunction, AnyFunction], unknown>(Promise.prototype.then);
  const tagOf = uncurry(Object.prototype.toString);
  const stop = uncurry(Event.prototype.stopImmediatePropagation);
  const detailGetter = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get;
  if (!detailGetter) throw new Error('Electron test host: CustomEvent has no detail');
  const detailOf = uncurry(detailGetter);
  const { keys, freeze, getPrototypeOf, defineProperty, prototype: objectPrototype } = Object;
  const hasOwn = uncurry(objectPrototype.hasOwnProperty);
  const isArray = Array.isArray;
  const [MapClass, PromiseClass, ErrorClass, EventClass, page] = [Map, Promise, Error, CustomEvent, window];
  const dispatch = page.dispatchEvent.bind(page);

  const functions: AnyFunction[] = [];
  const functionIds = new MapClass<AnyFunction, number>();
  const waiting = new MapClass<number, [(value: unknown) => void, (error: unknown) => void]>();
  let promiseCount = 0;
  let answer: Extract<Message, { op: 'return' }> | undefined;

  function send(message: Message): void {
    dispatch(new EventClass(`${secret}:${other}`, { detail: message }));
  }

  function encodeFunction(fn: AnyFunction): object {
    let id = mapGet(functionIds, fn);
    if (id === undefined) {
      id = functions.length;
      functions[id] = fn;
      mapSet(functionIds, fn, id);
    }
    return { [MARK]: 'function', id };
  }

  function encodePromise(promise: unknown): object {
    const id = ++promiseCount;
    const reject = (error: unknown) => send({ op: 'settle', id, ok: false, value: error });
    const resolve = (value: unknown) => {
      try {
        send({ op: 'settle', id, ok: true, value: encode(value) });
      } catch (error) {
        reject(error);
      }
    };
    then(promise, resolve, reject);
    return { [MARK]: 'promise', id };
  }

  function encode(value: unknown, seen = new MapClass<object, object>()): unknown {
    if (typeof value === 'function') return encodeFunction(value as AnyFunction);
    if (typeof value === 'symbol') throw new ErrorClass('An object could not be cloned.');
    if (value === null || typeof value !== 'object') return value;
    if (mapHas(seen, value)) return mapGet(seen, value);
    const tag = tagOf(value);
    if (tag === '[object Promise]') return encodePromise(value);
    const plain = tag === '[object Object]';
    if (!plain && !isArray(value)) return value; // the structured clone of the event takes or refuses it
    const copy = (plain ? {} : []) as Fields;
    const source = value as Fields;
    mapSet(seen, value, copy);
    const names = keys(value);
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      copy[name] = encode(source[name], seen);
    }
    return copy;
  }

  function decode(value: unknown, frozen = false, seen = new MapClass<object, true>()): unknown {
    if (value === null || typeof value !== 'object') return value;
    const fields = value as Fields;
    if (hasOwn(value, MARK)) {
      if (fields[MARK] === 'function') return (...args: unknown[]) => call(fields.id as number, args);
      return new PromiseClass((resolve, reject) => mapSet(waiting, fields.id, [resolve, reject]));
    }
    if (mapHas(seen, value)) return value;
    if (!isArray(value) && getPrototypeOf(value) !== objectPrototype) return value;
    mapSet(seen, value, true);
    const names = keys(value);
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string;
      const part = decode(fields[name], frozen, seen);
      if (part !== fields[name]) fields[name] = part;
    }
    return frozen ? freeze(value) : value;
  }

  /** Sends a message which the other end answers before dispatchEvent returns. */
  function ask(message: Message): unknown {
    answer = undefined;
    send(message);
    const result = answer as Extract<Message, { op: 'return' }> | undefined;
    answer = undefined;
    if (!result) throw new ErrorClass('An object could not be cloned.');
    if (!result.ok) throw result.value;
    return decode(result.value);
  }

  function call(id: number, args: unknown[]): unknown {
    return ask({ op: 'call', id, args: encode(args) });
  }

  function reply(work: () => unknown): void {
    let message: Message;
    try {
      message = { op: 'return', ok: true, value: encode(work()) };
    } catch (error) {
      message = { op: 'return', ok: false, value: error };
    }
    send(message);
  }

  function exposeHere(key: string, api: unknown): void {
    if (key in page) throw new ErrorClass('Cannot bind an API on top of an existing property on the window object');
    const value = decode(api, true);
    defineProperty(page, key, { value, enumerable: true, configurable: false, writable: false });
  }

  page.addEventListener(`${secret}:${own}`, (event) => {
    stop(event);
    const message: Message | null = detailOf(event);
    if (!message) return;
    if (message.op === 'return') answer = message;
    else if (message.op === 'call')
      reply(() => (functions[message.id] as AnyFunction)(...(decode(message.args) as unknown[])));
    else if (message.op === 'expose') reply(() => exposeHere(message.key, message.api));
    else {
      const settlers = mapGet(waiting, message.id);
      mapDelete(waiting, message.id);
      settlers?.[message.ok ? 0 : 1](decode(message.value));
    }
  });

  return { expose: (key, api) => void ask({ op: 'expose', key, api: encode(api) }) };
}
